import type * as wire from '../contract/incident.ts'
import { presentParticipant, presentUpdate } from './incident-parts.ts'
import { presentIncident, presentTimelineEvent } from './incident.ts'

type Parts<Present extends (one: never, other: never) => unknown> = AsyncIterable<
  readonly Parameters<Present>[0][]
>

type ExportedRecord = Readonly<{
  seen: Parameters<typeof presentIncident>[0]
  participants: Parts<typeof presentParticipant>
  updates: Parts<typeof presentUpdate>
  timeline: Parts<typeof presentTimelineEvent>
}>

/** All there is on an incident as one JSON object, piece by piece. */
export async function* presentRecord(record: ExportedRecord): AsyncGenerator<string> {
  const incident = presentIncident(record.seen)
  // The newest ones only; all of them follow.
  const head = { ...incident, timeline_events: undefined, timeline_truncated: false }
  yield JSON.stringify(head).slice(0, -1)
  yield* list('participants', record.participants, presentParticipant)
  yield* list('status_updates', record.updates, presentUpdate)
  yield* list('timeline_events', record.timeline, (event) => presentTimelineEvent(event, incident.id))
  yield '}'
}

/** One more field of an object that is open. */
async function* list<Row>(
  name: string,
  parts: AsyncIterable<readonly Row[]>,
  present: (row: Row) => unknown,
): AsyncGenerator<string> {
  yield `,${JSON.stringify(name)}:`
  yield* presentList(parts, present)
}

/** A JSON list, part by part. */
export async function* presentList<Row>(
  parts: AsyncIterable<readonly Row[]>,
  present: (row: Row) => unknown,
): AsyncGenerator<string> {
  let separator = '['
  for await (const rows of parts) {
    if (rows.length === 0) continue
    yield separator + rows.map((row) => JSON.stringify(present(row))).join(',')
    separator = ','
  }
  yield separator === '[' ? '[]' : ']'
}

/** What an incident is without its lists and addresses, for a row. */
export function presentRow(seen: Parameters<typeof presentIncident>[0]): Record<string, Plain> {
  const plain = Object.entries(presentIncident(seen) satisfies wire.Incident).filter(
    (entry): entry is [string, Plain] => isPlain(entry[1]) && !entry[0].startsWith('webhook_'),
  )
  return Object.fromEntries(plain)
}

type Plain = string | number | boolean

const isPlain = (value: unknown): value is Plain => ['string', 'number', 'boolean'].includes(typeof value)
