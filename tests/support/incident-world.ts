import { newIncident, type NewIncident, type StartOrder } from '../../server/domain/incident.ts'
import type { TimelineEvent } from '../../server/domain/timeline.ts'
import { newId } from '../../server/ids.ts'
import type { Database } from '../../server/postgres/database.ts'
import { makeStartStore } from '../../server/postgres/start-store.ts'
import type { OutboxEntry } from '../../server/usecases/ports/outbox.ts'
import type { Clock } from '../../server/usecases/ports/process.ts'
import { auditRecord, personAt } from './audit.ts'
import { insertChannel, insertTeam, insertUser, joinChannel } from './host-world.ts'

/** Stands still until it is set. */
export type StillClock = Clock & { set(time: Date): void }

export function stillClock(time = new Date('2026-03-01T03:00:00Z')): StillClock {
  let now = time
  return {
    now: () => now,
    wait: () => Promise.resolve(),
    set: (time) => {
      now = time
    },
  }
}

export type Scene = Readonly<{
  database: Database
  clock: StillClock
  teamId: string
  /** Starts and commands. */
  ann: string
  /** In the team; in the channels that {@link openIncident} makes. */
  bob: string
  /** In the team only. */
  eve: string
}>

/** A team with three people, in an otherwise empty database. */
export async function makeScene(database: Database): Promise<Scene> {
  const { pool } = database
  const teamId = await insertTeam(pool, { name: 'operations' })
  const teams = [teamId]
  const ann = await insertUser(pool, 'ann', { teams, firstName: 'Ann', lastName: 'Arbor', locale: 'de' })
  const bob = await insertUser(pool, 'bob', { teams })
  const eve = await insertUser(pool, 'eve', { teams })
  return { database, clock: stillClock(), teamId, ann, bob, eve }
}

/** An incident of ann's as a start makes it, not stored yet. */
export function draftIncident(scene: Scene, given: Partial<StartOrder> = {}): NewIncident {
  const { teamId, ann, clock } = scene
  const order = { name: 'Shop is down', description: '', postId: '', playbook: undefined, ...given }
  return newIncident(
    { id: newId(), teamId, reporterId: ann, commanderId: ann, at: clock.now(), ...order },
    newId,
  )
}

export type OpenIncident = Readonly<{ incidentId: string; channelId: string; taskIds: readonly string[] }>

export type GivenIncident = Partial<NewIncident['incident']> & {
  taskTitles?: readonly string[]
  timelineEvents?: readonly TimelineEvent[]
  outbox?: readonly OutboxEntry[]
}

/** An open incident with a public channel that ann and bob are in, stored by the product's own store. */
export async function openIncident(scene: Scene, given: GivenIncident = {}): Promise<OpenIncident> {
  const { database, clock, teamId, ann, bob } = scene
  const { taskTitles = ['Look'], timelineEvents = [], outbox = [], ...fields } = given
  const { incident: drafted, checklists } = draftIncident(scene)
  const starts = makeStartStore(database, clock)
  const tasks = checklists.flatMap(({ id }) =>
    taskTitles.map((title, index) => openTask(id, title, index + 1)),
  )
  const channelId = await insertChannel(database.pool, { teamId, displayName: drafted.name })
  for (const userId of [ann, bob]) await joinChannel(database.pool, channelId, userId)
  const incident = { ...drafted, numTasks: tasks.length, ...fields, channelId }
  await starts.insert({
    incident,
    checklists: checklists.map((checklist) => ({ ...checklist, tasks })),
    channelName: 'shop-is-down',
    key: undefined,
    outbox: [],
    audit: auditRecord({ actor: personAt(ann) }),
  })
  await starts.open({ incident, timelineEvents, outbox })
  return { incidentId: incident.id, channelId, taskIds: tasks.map(({ id }) => id) }
}

const openTask = (checklistId: string, title: string, position: number) => ({
  id: newId(),
  checklistId,
  position,
  title,
  description: '',
  command: '',
  state: '' as const,
  stateModifiedAt: undefined,
  stateModifiedPostId: '',
  assigneeId: '',
  assigneeModifiedAt: undefined,
  assigneeModifiedPostId: '',
  commandLastRunAt: undefined,
})

/** An entry of the record, of now unless it says otherwise. */
export const timelineEvent = (at: Date, given: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id: newId(),
  eventAt: at,
  createAt: at,
  type: 'incident_created',
  summary: '',
  details: '',
  postId: '',
  subjectId: '',
  creatorId: '',
  ...given,
})
