import { expectedOfServer } from './expected-elsewhere.ts'
import { heardOf } from './heard.ts'
import { inTurn } from './in-turn.ts'
import { partsOf, queryText } from './rest-door.ts'
import { roleNames, type Role } from './roles.ts'
import type { ServerRow } from './rows/row.ts'
import type { Scene } from './scene.ts'
import { differences, stateOfThings } from './state-of-things.ts'

/** Asks a door of the server as everybody. @returns What is not as the table says, one sentence each. */
export async function checkServerDoor(scene: Scene, door: string, row: ServerRow): Promise<string[]> {
  const { method, pattern } = partsOf(door)
  const { needs, query, body, isSigned = false } = row
  const check = async (role: Role): Promise<string[]> => {
    const asked = { method, path: pattern + queryText(query), ...(body !== undefined && { body }) }
    const { verdict, fingerprint } = heardOf(await scene.people[role].ask(asked))
    const allowed = expectedOfServer(needs, role)
    const expected = isSigned && allowed === 'ok' ? 'not_found' : allowed
    return verdict === expected
      ? []
      : [`${role}: expected ${expected}, was ${verdict}: ${fingerprint.slice(0, 200)}`]
  }
  const isRefused = (role: Role): boolean => expectedOfServer(needs, role) !== 'ok'
  const before = await stateOfThings(scene.product)
  const wrong = await inTurn(roleNames.filter(isRefused), check)
  const changed = differences(before, await stateOfThings(scene.product))
  const wrongly = await inTurn(
    roleNames.filter((role) => !isRefused(role)),
    check,
  )
  return [...wrong, ...changed.map((what) => `a refused call changed ${what}`), ...wrongly]
}
