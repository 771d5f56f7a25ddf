import type { HttpAnswer, HttpAsk, Person } from '../support/person.ts'
import type { Verdict } from './expected.ts'

/** An answer, and what a caller could compare of it with another one. */
export type Heard = Readonly<{ verdict: Verdict; fingerprint: string; answer: HttpAnswer }>

const DIFFERS_ALWAYS = ['x-request-id', 'date']

export async function hear(person: Person, asked: HttpAsk): Promise<Heard> {
  const answer = await person.ask(asked)
  return { verdict: verdictOf(answer), fingerprint: fingerprintOf(answer), answer }
}

function verdictOf({ status, body }: HttpAnswer): Verdict {
  if (status < 400) return 'ok'
  const { code } = (body ?? {}) as { code?: string }
  return code ?? `status ${status} without a code`
}

/** Status, headers and body, byte for byte (P-46). */
function fingerprintOf({ status, headers, body }: HttpAnswer): string {
  const comparable = Object.entries(headers).filter(([name]) => !DIFFERS_ALWAYS.includes(name))
  return JSON.stringify([status, comparable.sort(), body])
}

export type DoorName = `${'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`

/** The method and the pattern of a door, e.g. `PUT /incidents/{id}/tasks/{task_id}/state`. */
export function partsOf(door: string): { method: string; pattern: string; names: readonly string[] } {
  const [method = '', pattern = ''] = door.split(' ')
  return { method, pattern, names: [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '') }
}

/** @throws {Error} when the scene has nothing for a parameter of that name. */
export function filled(pattern: string, parameters: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`The scene has no ${name} for ${pattern}: add it to target.ts.`)
    return encodeURIComponent(value)
  })
}
