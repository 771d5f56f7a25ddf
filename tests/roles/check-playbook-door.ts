import { newId } from '../../server/ids.ts'
import { expectedOnPlaybook, type PlaybookKind } from './expected-elsewhere.ts'
import { heardOf, type Heard } from './heard.ts'
import { inTurn } from './in-turn.ts'
import { insertLike } from './playbooks.ts'
import { partsOf } from './rest-door.ts'
import { roleNames, type Role } from './roles.ts'
import type { PlaybookRow } from './rows/row.ts'
import type { Scene } from './scene.ts'
import { differences, stateOfThings } from './state-of-things.ts'

type Kind = Exclude<PlaybookKind, 'none'>
type Case = Readonly<{ role: Role; kind: Kind }>

const KINDS: readonly Kind[] = [
  'public',
  'private',
  'deleted',
  'of another team',
  'of a team that is off',
  'unknown',
]

/** Asks through one door as everybody, for every kind of playbook. @returns What is not as the table says. */
export async function checkPlaybookDoor(scene: Scene, door: string, row: PlaybookRow): Promise<string[]> {
  const cases = roleNames.flatMap((role) => KINDS.map((kind) => ({ role, kind })))
  const isAllowed = ({ role, kind }: Case): boolean => expectedOnPlaybook(row.needs, role, kind) === 'ok'
  const before = await stateOfThings(scene.product)
  const wrong = await inTurn(
    cases.filter((one) => !isAllowed(one)),
    (one) => checkRefused(scene, door, row, one),
  )
  const changed = differences(before, await stateOfThings(scene.product))
  const wrongly = await inTurn(cases.filter(isAllowed), (one) => checkAllowed(scene, door, row, one))
  return [...wrong, ...changed.map((what) => `a refused call changed ${what}`), ...wrongly]
}

async function ask(
  scene: Scene,
  door: string,
  row: PlaybookRow,
  asked: Case & { id: string },
): Promise<Heard> {
  const { method, pattern } = partsOf(door)
  const body = row.body?.(scene, asked.kind)
  const path = pattern.replace('{id}', asked.id)
  return heardOf(await scene.people[asked.role].ask({ method, path, ...(body !== undefined && { body }) }))
}

/** What one may not see answers byte for byte like what there is not (P-46). */
async function checkRefused(scene: Scene, door: string, row: PlaybookRow, one: Case): Promise<string[]> {
  const { role, kind } = one
  const id = kind === 'unknown' ? newId() : scene.playbooks[kind]
  const heard = await ask(scene, door, row, { ...one, id })
  const wrong = complaints(row, one, heard)
  if (wrong.length > 0) return wrong
  if (heard.verdict !== 'not_found' && heard.verdict !== 'forbidden') return []
  const nothing = await ask(scene, door, row, { ...one, id: newId() })
  if (heard.fingerprint === nothing.fingerprint) return []
  return [`${role}, ${kind}: ${heard.fingerprint} is not what is said of nothing: ${nothing.fingerprint}`]
}

/** A change is tried on a playbook of its own. */
async function checkAllowed(scene: Scene, door: string, row: PlaybookRow, one: Case): Promise<string[]> {
  const { kind } = one
  const isRead = partsOf(door).method === 'GET'
  const id = isRead && kind !== 'unknown' ? scene.playbooks[kind] : await insertLike(scene, kind)
  return complaints(row, one, await ask(scene, door, row, { ...one, id }))
}

function complaints({ needs }: PlaybookRow, { role, kind }: Case, { verdict, fingerprint }: Heard): string[] {
  const expected = expectedOnPlaybook(needs, role, kind)
  if (verdict === expected) return []
  return [`${role}, ${kind}: expected ${expected}, was ${verdict}: ${fingerprint.slice(0, 200)}`]
}
