import type { HttpAnswer } from '../support/person.ts'
import type { Verdict } from './expected.ts'

/** An answer: what it means, and everything of it that a caller could compare with another one. */
export type Heard = Readonly<{ verdict: Verdict; fingerprint: string }>

const DIFFERS_ALWAYS = ['x-request-id', 'date', 'etag']

/** What sentences mean where there is no code: in dialogs, buttons and replies to commands. */
const SAYINGS: readonly (readonly [RegExp, Verdict])[] = [
  [/not enabled on this team/, 'team_disabled'],
  [/Only members of the incident channel/, 'forbidden'],
  [/You (?:may not|cannot) /, 'forbidden'],
  [/An administrator has limited/, 'forbidden'],
  [/You are not in this team/, 'forbidden'],
  [/There is no incident you could/, 'forbidden'],
  [/The commander must be an active member/, 'forbidden'],
  [/no longer exists/, 'channel_gone'],
  [/is archived/, 'channel_archived'],
  [/log in again/, 'unauthorized'],
  [/only in an incident channel|no such incident channel/, 'not_found'],
]

/** Status, headers and body, byte for byte (P-46). */
export function heardOf({ status, headers, body }: HttpAnswer): Heard {
  const comparable = Object.entries(headers).filter(([name]) => !DIFFERS_ALWAYS.includes(name))
  return { verdict: verdictOf(status, body), fingerprint: JSON.stringify([status, body, comparable.sort()]) }
}

function verdictOf(status: number, body: unknown): Verdict {
  if (typeof body !== 'object' || body === null)
    return status < 400 ? 'ok' : `status ${status} without a code`
  if (status >= 400) return 'code' in body ? String(body.code) : `status ${status} without a code`
  const told =
    'error' in body
      ? body.error
      : 'errors' in body
        ? body.errors
        : 'ephemeral_text' in body && body.ephemeral_text
  return told ? meaningOf(JSON.stringify(told), 'not_found') : 'ok'
}

/** @param otherwise What any other sentence means. */
export const meaningOf = (text: string, otherwise: Verdict): Verdict =>
  SAYINGS.find(([pattern]) => pattern.test(text))?.[1] ?? otherwise
