import { withoutRemark } from './doors.ts'
import { heardOf } from './heard.ts'
import type { IncidentDoor } from './incident-door.ts'
import type { IncidentRow } from './rows/row.ts'
import type { Scene } from './scene.ts'

/** @param name The method and the pattern, e.g. `PUT /incidents/{id}/tasks/{task_id}/state`. */
export function restDoor(scene: Scene, name: string, row: IncidentRow): IncidentDoor {
  const { method, pattern, names } = partsOf(name)
  return {
    ...row,
    names,
    makes: row.makes ?? (method === 'GET' ? 'nothing' : 'a version'),
    async ask(role, target) {
      const given = { scene, target, role }
      const path = filled(pattern, target.parameters) + queryText(row.query?.(given))
      const body = row.body?.(given)
      return heardOf(await scene.people[role].ask({ method, path, ...(body !== undefined && { body }) }))
    },
  }
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
