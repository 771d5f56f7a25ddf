import { EVENT_PREFIX, INCIDENT_UPDATED, type IncidentUpdated } from '../../server/contract/events.ts'
import type { Incident, Task } from '../../server/contract/incident.ts'
import type { SentEvent } from '../standin/world/base.ts'

/** What was true of an incident when somebody was answered. */
export interface Acknowledged {
  readonly version: number
  readonly what: string
  /** Of the incident itself. Pages are told its value of the moment, so only the last answer is compared, at the end. */
  readonly field?: keyof Incident
  readonly isTrueOf: (state: Replayed) => boolean
}

/** An incident as a page that hears its events knows it. */
export interface Replayed {
  readonly incident: Partial<Incident>
  readonly tasks: ReadonlyMap<string, Partial<Task>>
}

/** The changes of one incident by version, each once, as its open pages were told. */
export function changesOf(events: readonly SentEvent[], incidentId: string): IncidentUpdated[] {
  const told = events
    .filter(({ event }) => event === EVENT_PREFIX + INCIDENT_UPDATED)
    .map(({ payload }) => JSON.parse((payload as { payload: string }).payload) as IncidentUpdated)
    .filter(({ incident_id: id }) => id === incidentId)
  const byVersion = new Map(told.map((change) => [change.version, change]))
  return [...byVersion.values()].sort((a, b) => a.version - b.version)
}

const applied = ({ incident, tasks }: Replayed, change: IncidentUpdated): Replayed => ({
  incident: { ...incident, ...change.incident },
  tasks: new Map([
    ...tasks,
    ...(change.tasks ?? []).map((task) => [task.id, { ...tasks.get(task.id), ...task }] as const),
  ]),
})

/**
 * Plays the changes in the order of their versions, and compares with what each answer said of its version.
 *
 * @returns The end of it, and what is wrong: a gap, or an answer that was not true.
 */
export function replay(
  start: Replayed & Readonly<{ version: number }>,
  changes: readonly IncidentUpdated[],
  acknowledged: readonly Acknowledged[],
): { end: Replayed; wrong: string[] } {
  const [ofIncident, ofTasks] = [acknowledged.filter(hasField), acknowledged.filter((one) => !hasField(one))]
  const answers = Map.groupBy(ofTasks, ({ version }) => version)
  const wrong: string[] = []
  const compare = (version: number, state: Replayed) => {
    for (const { what, isTrueOf } of answers.get(version) ?? []) {
      if (!isTrueOf(state)) wrong.push(`at version ${version} it was not so: ${what}`)
    }
    answers.delete(version)
  }
  let state: Replayed = start
  compare(start.version, state)
  changes.forEach((change, index) => {
    const expected = start.version + index + 1
    if (change.version !== expected) wrong.push(`version ${expected} is missing before ${change.version}`)
    state = applied(state, change)
    compare(change.version, state)
  })
  for (const version of answers.keys()) wrong.push(`nobody was told of version ${version}`)
  for (const { what, isTrueOf } of lastOfEachField(ofIncident)) {
    if (!isTrueOf(state)) wrong.push(`at the end it is not so: ${what}`)
  }
  return { end: state, wrong }
}

const hasField = ({ field }: Acknowledged): boolean => field !== undefined

function lastOfEachField(acknowledged: readonly Acknowledged[]): Acknowledged[] {
  const inOrder = [...acknowledged].sort((a, b) => a.version - b.version)
  return [...new Map(inOrder.map((one) => [one.field, one])).values()]
}
