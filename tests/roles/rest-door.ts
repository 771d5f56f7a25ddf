import type { HttpAsk } from '../support/person.ts'
import { withoutRemark } from './doors.ts'
import { heardOf } from './heard.ts'
import type { IncidentDoor } from './incident-door.ts'
import type { Given, IncidentRow } from './rows/row.ts'
import type { Scene } from './scene.ts'

/** @param name The method and the pattern, e.g. `PUT /incidents/{id}/tasks/{task_id}/state`. */
export function restDoor(scene: Scene, name: string, row: IncidentRow): IncidentDoor {
  const { method, names } = partsOf(name)
  return {
    ...row,
    names: row.names ?? names,
    makes: row.makes ?? (method === 'GET' ? 'nothing' : 'a version'),
    ask: async (role, target) =>
      heardOf(await scene.people[role].ask(callOf(name, row, { scene, target, role }))),
  }
}

/** The valid call of a door by this person, of this incident. */
export function callOf(name: string, row: IncidentRow, given: Given): HttpAsk {
  const { method, pattern } = partsOf(name)
  const body = row.body?.(given)
  const path = filled(pattern, given.target.parameters) + queryText(row.query?.(given))
  return { method, path, ...(body !== undefined && { body }) }
}

export function partsOf(door: string): { method: string; pattern: string; names: readonly string[] } {
  const [method = '', pattern = ''] = withoutRemark(door).split(' ')
  return { method, pattern, names: [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '') }
}

/** @throws {Error} when the scene has nothing for a parameter of that name. */
const filled = (pattern: string, parameters: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const value = parameters[name]
    if (!value) throw new Error(`The scene has no ${name} for ${pattern}: add it to target.ts.`)
    return encodeURIComponent(value)
  })

export const queryText = (query: Readonly<Record<string, string>> | undefined): string =>
  query ? `?${new URLSearchParams(query).toString()}` : ''
