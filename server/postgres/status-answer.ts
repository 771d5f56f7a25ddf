import type { Incident } from '../domain/incident.ts'
import type { StatusAnswer } from '../usecases/ports/status-updates.ts'

type AnswerText = Readonly<Record<keyof StatusAnswer, unknown>>

/** What a key of a status update keeps, so that a repeat gets the first answer. */
export const toAnswerText = (incident: Incident, postId: string): string => {
  const { version, status, endAt, reminderAt } = incident
  return JSON.stringify({ version, postId, status, endAt, reminderAt } satisfies AnswerText)
}

export const fromAnswerText = (text: string): StatusAnswer =>
  // Only written by the function above.
  JSON.parse(text, (name, value: unknown) =>
    name.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
  ) as StatusAnswer
