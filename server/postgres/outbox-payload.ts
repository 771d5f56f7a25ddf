import type { OutboxEntry } from '../usecases/ports/outbox.ts'

/** Entries as one JSON array for one statement, each to become the payload of a row; times are ISO 8601. */
export const toPayloads = (entries: readonly OutboxEntry[]): string => JSON.stringify(entries)

/** Times come back as such: they are the texts below names ending in `At`. */
export const fromPayload = (payload: string): OutboxEntry =>
  // Only entries are ever written there, by the function above.
  JSON.parse(payload, reviveTime) as OutboxEntry

const reviveTime = (name: string, value: unknown): unknown =>
  name.endsWith('At') && typeof value === 'string' ? new Date(value) : value
