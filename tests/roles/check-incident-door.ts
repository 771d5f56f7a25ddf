import { newId } from '../../server/ids.ts'
import { expectedOnIncident, type Verdict } from './expected.ts'
import { placeNames, type PlaceName } from './places.ts'
import { filled, hear, partsOf, type Heard } from './rest-call.ts'
import { roleNames, standingOf, type Role } from './roles.ts'
import type { IncidentRow } from './rows/row.ts'
import type { Scene } from './scene.ts'
import { stateOfThings, differences } from './state-of-things.ts'
import { withParameter, type Target } from './target.ts'

type Door = Readonly<{
  scene: Scene
  name: string
  row: IncidentRow
  isRead: boolean
  names: readonly string[]
}>
type Case = Readonly<{ role: Role; what: string; target: Target; expected: Verdict }>
/** How each role hears of an incident that there is not. */
type Absent = ReadonlyMap<Role, Heard>

const AT_ONCE = 16
// Of a thing that is not there one may be told that, or that one could not change it.
const EITHER = 'forbidden or not_found'
/** Positions in a list belong to no parent. */
const POSITIONS = ['c', 'i']
/** A malformed id is refused before anybody is looked up; a few people show that it is. */
const MALFORMED_BY: readonly Role[] = ['member', 'team member', 'person of another team', 'nobody']

/** Asks through one door as everybody, everywhere. @returns What is not as the table says, one sentence each. */
export async function checkIncidentDoor(scene: Scene, name: string, row: IncidentRow): Promise<string[]> {
  const { method, names } = partsOf(name)
  const door = { scene, name, row, names, isRead: method === 'GET' }
  const cases = placeNames.flatMap((place) => roleNames.map((role) => caseAt(door, role, place)))
  const isAllowed = ({ expected }: Case) => expected === 'ok'
  const refused = [
    ...cases.filter((one) => !isAllowed(one)),
    ...roleNames.flatMap((role) => casesElsewhere(door, role)),
  ]
  const before = await stateOfThings(scene.product)
  const absent = await hearAbsent(door)
  const wrong = await inTurn(refused, (one) => checkRefused(door, absent, one))
  const changed = differences(before, await stateOfThings(scene.product))
  const wrongly = await inTurn(cases.filter(isAllowed), (one) => checkAllowed(door, one))
  return [...wrong, ...changed.map((what) => `a refused call changed ${what}`), ...wrongly]
}

const caseAt = ({ scene, row }: Door, role: Role, place: PlaceName): Case => ({
  role,
  what: place,
  target: scene.targets[place],
  expected: expectedOnIncident(row, role, place),
})

const absentFor = (role: Role): Verdict =>
  standingOf(role).columns.incidents === 'D' ? 'unauthorized' : 'not_found'

async function hearAbsent(door: Door): Promise<Absent> {
  const [first = ''] = door.names
  const target = withParameter(door.scene.targets.public, first, newId())
  return new Map(
    await Promise.all(roleNames.map(async (role) => [role, await ask(door, { role, target })] as const)),
  )
}

/** An incident of others, what there is not, ids of another parent, and what is no id. */
function casesElsewhere(door: Door, role: Role): Case[] {
  const { scene, row, names } = door
  const own = scene.targets.public
  const [first = '', ...others] = names
  const inside = expectedOnIncident(row, role, 'public')
  const absent = absentFor(role)
  const isAdmin = standingOf(role).columns.incidents === 'SA'
  const children = others.filter((name) => !POSITIONS.includes(name))
  const at = (what: string, target: Target, expected: Verdict) => ({ role, what, target, expected })
  return [
    at('unknown', withParameter(own, first, newId()), absent),
    ...(isAdmin ? [] : [at('foreign', scene.foreign, absent)]),
    //
    ...children.flatMap((name) => [
      at(`unknown ${name}`, withParameter(own, name, newId()), refusalBefore(inside)),
      at(
        `foreign ${name}`,
        withParameter(own, name, scene.sister.parameters[name] ?? ''),
        refusalBefore(inside),
      ),
    ]),
    //
    ...(MALFORMED_BY.includes(role) ? names : []).map((name) =>
      at(
        `malformed ${name}`,
        withParameter(own, name, 'Not-An-Id'),
        role === 'nobody' ? 'unauthorized' : 'invalid',
      ),
    ),
  ]
}

/** Whoever would get as far as the thing hears that it is not there; others what they hear anyway. */
const refusalBefore = (inside: Verdict): Verdict => {
  if (inside === 'ok') return 'not_found'
  return inside === 'forbidden' ? EITHER : inside
}

async function checkRefused(door: Door, absent: Absent, one: Case): Promise<string[]> {
  const heard = await ask(door, one)
  if (!one.expected.split(' or ').includes(heard.verdict)) return [complaint(one, heard)]
  // What one may not see answers byte for byte like what there is not (P-46).
  const nothing = absent.get(one.role)?.fingerprint
  if (one.expected !== absentFor(one.role) || heard.fingerprint === nothing) return []
  return [`${one.role}, ${one.what}: ${heard.fingerprint} is not what is said of nothing: ${String(nothing)}`]
}

/** A change is tried on an incident of its own, and must have happened. */
async function checkAllowed(door: Door, one: Case): Promise<string[]> {
  if (door.isRead) {
    const heard = await ask(door, one)
    return heard.verdict === 'ok' ? [] : [complaint(one, heard)]
  }
  const target = await door.scene.disposable(one.what as PlaceName)
  const before = await versionOf(door.scene, target)
  const heard = await ask(door, { ...one, target })
  if (heard.verdict !== 'ok') return [complaint(one, heard)]
  const after = await versionOf(door.scene, target)
  return after > before ? [] : [`${one.role}, ${one.what}: answered ok and changed nothing`]
}

function ask({ scene, name, row }: Door, { role, target }: Pick<Case, 'role' | 'target'>): Promise<Heard> {
  const { method, pattern } = partsOf(name)
  const query = row.query?.({ scene, target })
  const path = filled(pattern, target.parameters) + (query ? `?${new URLSearchParams(query).toString()}` : '')
  const body = row.body?.({ scene, target })
  return hear(scene.people[role], { method, path, ...(body !== undefined && { body }) })
}

function complaint({ role, what, expected }: Case, { verdict, answer }: Heard): string {
  const said = JSON.stringify(answer.body)?.slice(0, 200) ?? 'nothing'
  return `${role}, ${what}: expected ${expected}, was ${verdict} (${answer.status} ${said})`
}

async function versionOf({ product }: Scene, { incidentId }: Target): Promise<number> {
  const { rows } = await product.database.pool.query<{ version: number }>(
    'select version from incident_collaboration.incident where id = $1',
    [incidentId],
  )
  return rows[0]?.version ?? 0
}

async function inTurn<T>(all: readonly T[], check: (one: T) => Promise<string[]>): Promise<string[]> {
  const wrong: string[] = []
  for (let start = 0; start < all.length; start += AT_ONCE) {
    wrong.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(check))).flat())
  }
  return wrong
}
