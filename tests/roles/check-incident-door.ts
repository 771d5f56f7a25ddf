import { newId } from '../../server/ids.ts'
import { expectedOnIncident, type Verdict } from './expected.ts'
import type { Heard } from './heard.ts'
import type { IncidentDoor } from './incident-door.ts'
import { inTurn } from './in-turn.ts'
import { placeNames, type PlaceName } from './places.ts'
import { roleNames, standingOf, type Role } from './roles.ts'
import type { Scene } from './scene.ts'
import { differences, stateOfThings } from './state-of-things.ts'
import { withParameter, type Target } from './target.ts'

type Case = Readonly<{ role: Role; what: string; target: Target; expected: Verdict }>
/** How each role hears of an incident that there is not. */
type Absent = ReadonlyMap<Role, Heard>

// Of a thing that is not there one may be told that, or that one could not change it.
const EITHER = 'forbidden or not_found'
/** Positions in a list belong to no parent. */
const POSITIONS = ['c', 'i']
/** Where the rest of the path is wrong, a few people show what all of their kind hear. */
const SOME: readonly Role[] = ['system admin', 'member', 'team member', 'person of another team', 'nobody']

/** Asks through one door as everybody, everywhere. @returns What is not as the table says, one sentence each. */
export async function checkIncidentDoor(scene: Scene, door: IncidentDoor): Promise<string[]> {
  const { notIn = [], notBy = [] } = door
  const roles = roleNames.filter((role) => !notBy.includes(role))
  const places = placeNames.filter((place) => !notIn.includes(place))
  const cases = places.flatMap((place) => roles.map((role) => caseAt(scene, door, role, place)))
  const isAllowed = ({ expected }: Case) => expected === 'ok'
  const refused = [
    ...cases.filter((one) => !isAllowed(one)),
    ...roles.flatMap((role) => casesElsewhere(scene, door, role)),
  ]
  const before = await stateOfThings(scene.product)
  const absent = await hearAbsent(scene, door, roles)
  const told = [...absent].flatMap(([role, heard]) =>
    complaints({ role, what: 'unknown', expected: absentHere(door, role) }, heard),
  )
  const wrong = await inTurn(refused, (one) => checkRefused(door, absent, one))
  const changed = differences(before, await stateOfThings(scene.product))
  const allowed = cases.filter(isAllowed)
  const wrongly = await inTurn(
    allowed,
    (one) => checkAllowed(scene, door, one),
    door.isOneByOne ? 1 : undefined,
  )
  await scene.tidy()
  return short([...told, ...wrong, ...changed.map((what) => `a refused call changed ${what}`), ...wrongly])
}

const caseAt = (scene: Scene, door: IncidentDoor, role: Role, place: PlaceName): Case => ({
  role,
  what: place,
  target: scene.targets[place],
  expected: expectedOnIncident(door, role, place),
})

const absentFor = (role: Role): Verdict =>
  standingOf(role).columns.incidents === 'D' ? 'unauthorized' : 'not_found'

/** What is signed cannot be of nothing, so nobody is looked up for it. */
const absentHere = ({ isSigned = false }: IncidentDoor, role: Role): Verdict =>
  isSigned && absentFor(role) === 'unauthorized' ? 'unauthorized or not_found' : absentFor(role)

async function hearAbsent(scene: Scene, door: IncidentDoor, roles: readonly Role[]): Promise<Absent> {
  const [first = ''] = door.names
  const target = withParameter(scene.targets.public, first, newId())
  return new Map(await Promise.all(roles.map(async (role) => [role, await door.ask(role, target)] as const)))
}

/** An incident of others, what there is not, ids of another parent, and what is no id. */
function casesElsewhere(scene: Scene, door: IncidentDoor, role: Role): Case[] {
  const own = scene.targets.public
  const inside = expectedOnIncident(door, role, 'public')
  const isAdmin = standingOf(role).columns.incidents === 'SA'
  const at = (what: string, target: Target, expected: Verdict) => ({ role, what, target, expected })
  const children = door.names.slice(1).filter((name) => !POSITIONS.includes(name))
  return [
    ...(isAdmin ? [] : [at('foreign', scene.foreign, absentFor(role))]),
    //
    ...(SOME.includes(role) ? children : []).flatMap((name) => [
      at(`unknown ${name}`, withParameter(own, name, newId()), refusalBefore(inside)),
      at(
        `foreign ${name}`,
        withParameter(own, name, scene.sister.parameters[name] ?? ''),
        refusalBefore(inside),
      ),
    ]),
    //
    ...(!door.isSigned && SOME.includes(role) ? door.names : []).map((name) =>
      at(
        `malformed ${name}`,
        withParameter(own, name, 'Not-An-Id'),
        role === 'nobody' ? 'unauthorized' : 'invalid',
      ),
    ),
  ]
}

/** Whoever would get as far as the thing hears that it is not there; others what they hear anyway. */
function refusalBefore(inside: Verdict): Verdict {
  if (inside === 'ok') return 'not_found'
  return inside === 'forbidden' ? EITHER : inside
}

async function checkRefused(door: IncidentDoor, absent: Absent, one: Case): Promise<string[]> {
  const heard = await door.ask(one.role, one.target)
  const wrong = complaints(one, heard)
  if (wrong.length > 0) return wrong
  // What one may not see answers byte for byte like what there is not (P-46).
  const nothing = absent.get(one.role)?.fingerprint
  if (one.expected !== 'not_found' || heard.fingerprint === nothing) return []
  return [`${one.role}, ${one.what}: ${heard.fingerprint} is not what is said of nothing: ${String(nothing)}`]
}

/** A change is tried on an incident of its own, and must have happened. */
async function checkAllowed(scene: Scene, door: IncidentDoor, one: Case): Promise<string[]> {
  const target = door.makes === 'a version' ? await scene.disposable(one.what as PlaceName) : one.target
  const before = await versionOf(scene, target)
  const heard = await door.ask(one.role, target)
  const wrong = complaints(one, heard)
  if (wrong.length > 0) return wrong
  const isChanged = (await versionOf(scene, target)) > before
  const made = isChanged ? 'a version' : isShownDialog(scene, one.role, target) ? 'a dialog' : 'nothing'
  if (made === door.makes || (door.makes === 'nothing' && !isChanged)) return []
  return [`${one.role}, ${one.what}: answered ok and made ${made}`]
}

const isShownDialog = ({ product, people }: Scene, role: Role, { incidentId }: Target): boolean =>
  product.world.messages.dialogs.some(
    ({ userId, request }) => userId === people[role].id && request.URL.includes(incidentId),
  )

function complaints(
  { role, what, expected }: Omit<Case, 'target'>,
  { verdict, fingerprint }: Heard,
): string[] {
  if (expected.split(' or ').includes(verdict)) return []
  return [`${role}, ${what}: expected ${expected}, was ${verdict}: ${fingerprint.slice(0, 200)}`]
}

async function versionOf({ product }: Scene, { incidentId }: Target): Promise<number> {
  const { rows } = await product.database.pool.query<{ version: number }>(
    'select version from incident_collaboration.incident where id = $1',
    [incidentId],
  )
  return rows[0]?.version ?? 0
}

const SHOWN = 12

/** A door that is quite wrong is wrong for everybody. */
const short = (wrong: readonly string[]): string[] =>
  wrong.length <= SHOWN ? [...wrong] : [...wrong.slice(0, SHOWN), `and ${wrong.length - SHOWN} more`]
