import type { Task } from '../../server/contract/incident.ts'
import type { Answer } from '../standin/mattermost.ts'
import { addTasks, channelOf } from './fill.ts'
import { changesOf, replay, type Acknowledged } from './history.ts'
import { time } from './samples.ts'
import type { Stage } from './stage.ts'

/** An incident that many people work on at once. */
export interface SharedIncident {
  readonly id: string
  readonly channelId: string
  readonly taskIds: readonly string[]
  /** In its channel. */
  readonly people: readonly string[]
}

export async function openShared(
  stage: Stage,
  { people: count, tasks }: { people: number; tasks: number },
): Promise<SharedIncident> {
  const people = stage.people.slice(0, count)
  const id = await stage.startIncident(people[0] ?? '', 'All hands')
  const channelId = await channelOf(stage.pool, id)
  for (const person of people) await stage.mattermost.world.joinChannel(channelId, person)
  await allOnRecord(stage, id, people.length)
  return { id, channelId, taskIds: await addTasks(stage.pool, id, tasks), people }
}

/** Who comes in makes a version step of its own, a moment later. */
async function allOnRecord({ pool }: Stage, incidentId: string, count: number): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      'select from incident_collaboration.participant where incident_id = $1 and left_at = 0',
      [incidentId],
    )
    if (rowCount === count) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Something a person does, and what its answer says; a reading says nothing. */
export interface Deed {
  readonly kind: string
  readonly request: Readonly<{ person: string; method: string; path: string; body?: unknown }>
  /** @param body Of the answer. */
  readonly claim?: (body: string) => Omit<Acknowledged, 'version'>
}

export interface Work {
  readonly acknowledged: readonly Acknowledged[]
  readonly samples: readonly { readonly kind: string; readonly ms: number }[]
}

/** Every person does one thing after another for so long. @throws {Error} on any refusal. */
export async function workTogether(
  stage: Stage,
  { people }: SharedIncident,
  forMs: number,
  nextDeed: (person: number, index: number) => Deed,
): Promise<Work> {
  const acknowledged: Acknowledged[] = []
  const samples: { kind: string; ms: number }[] = []
  const end = performance.now() + forMs
  const work = async (person: number) => {
    for (let index = 0; performance.now() < end; index += 1) {
      const { kind, request, claim } = nextDeed(person, index)
      const { person: who, method, path, body } = request
      const ms = await time(async () => {
        const answer = await stage.request(who, method, path, body)
        if (claim) acknowledged.push({ ...claim(answer.body), version: versionIn(answer) })
      })
      samples.push({ kind, ms })
    }
  }
  await Promise.all(people.map((_person, index) => work(index)))
  return { acknowledged, samples }
}

const versionIn = ({ headers }: Answer): number => Number(headers['X-Incident-Version']?.[0])

/**
 * Compares what people were answered with what pages were told, the record and what is stored now.
 *
 * @returns What is wrong; empty when the history is linear, nothing is lost and nothing is half-done.
 */
export async function judge(
  stage: Stage,
  { id, taskIds }: SharedIncident,
  { acknowledged }: Pick<Work, 'acknowledged'>,
): Promise<string[]> {
  await allTold(stage)
  const changes = changesOf(stage.mattermost.world.events, id)
  const tasks = new Map(taskIds.map((taskId) => [taskId, UNTOUCHED] as const))
  const { end, wrong } = replay({ version: 1, incident: {}, tasks }, changes, acknowledged)
  const stored = await storedTasks(stage, id)
  const differing = [...end.tasks].filter(
    ([taskId, { state, assignee_id: assignee }]) => stored.get(taskId) !== `${state} ${assignee}`,
  )
  const told = changes
    .flatMap(({ timeline_events: entries = [] }) => entries)
    .filter(({ event_type: type }) => !NOT_OF_WORK.includes(type))
    .map((entry) => entry.id)
  return [
    ...wrong,
    ...differing.map(([taskId, task]) => `task ${taskId} ended as ${stored.get(taskId)}, not ${task.state}`),
    ...(await missingEntries(stage, id, told)),
  ]
}

const UNTOUCHED: Partial<Task> = { state: '', assignee_id: '' }

async function allTold({ pool }: Stage): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query('select from incident_collaboration.outbox limit 1')
    if (rowCount === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function storedTasks({ pool }: Stage, incidentId: string): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; seen: string }>(
    `select id, state || ' ' || assignee_id as seen from incident_collaboration.task where incident_id = $1`,
    [incidentId],
  )
  return new Map(rows.map(({ id, seen }) => [id, seen]))
}

/** Of the start, and of people who came in: many at once are told by having pages read again. */
const NOT_OF_WORK = ['incident_created', 'user_joined_left']

/** Each entry that pages were told of is in the record, and in the record are no others. */
async function missingEntries(
  { pool }: Stage,
  incidentId: string,
  told: readonly string[],
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from incident_collaboration.timeline_event
     where incident_id = $1 and not event_type = any ($2)`,
    [incidentId, NOT_OF_WORK],
  )
  const stored = new Set(rows.map(({ id }) => id))
  const lost = told.filter((id) => !stored.has(id)).map((id) => `entry ${id} is not in the record`)
  return stored.size === told.length ? lost : [...lost, `${told.length} entries told, ${stored.size} stored`]
}
