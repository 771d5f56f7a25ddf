import { toggled, withTaskState, type Task, type TaskChange, type TaskState } from '../domain/checklist.ts'
import { IncidentError, notFound } from '../domain/errors.ts'
import type { Incident } from '../domain/incident.ts'
import { mustEdit } from '../domain/permissions.ts'
import { askHost, factsOf } from './access.ts'
import type { Deliver } from './deliver.ts'
import { effectsOfTaskChange } from './effects.ts'
import type {
  Actor,
  Clock,
  Host,
  HostAnswers,
  IncidentChange,
  NewId,
  Reads,
  Seen,
  Transaction,
  Work,
} from './ports.ts'

export type TaskRef = Readonly<{ incidentId: string; taskId: string }>
export type TaskAnswer = Readonly<{ version: number; task: Task }>

export type TaskDeps = Readonly<{
  work: Work
  reads: Pick<Reads, 'findPlace'>
  host: Host
  deliver: Pick<Deliver, 'soon'>
  clock: Clock
  newId: NewId
}>

export type Tasks = ReturnType<typeof makeTasks>

export function makeTasks(deps: TaskDeps) {
  const { work, reads, host, deliver, clock, newId } = deps

  async function changeState(
    actor: Actor,
    ref: TaskRef,
    next: (task: Task) => TaskState,
    expectedVersion?: number,
  ) {
    const place = await reads.findPlace(ref.incidentId)
    if (!place) throw notFound()
    const answers = await askHost(host, actor.userId, place)
    const { answer, change } = await work.inTransaction(async (tx) => {
      const { incident, seen } = await lockAndLook(tx, actor, ref)
      const task = mustChange(incident, seen, answers, expectedVersion)
      const { task: changed, facts } = withTaskState(task, next(task), actor.userId, clock.now())
      const [fact] = facts
      if (fact?.kind !== 'task_state_changed')
        return { answer: { version: incident.version, task }, change: undefined }
      const after = afterStateChange(incident, task, changed, fact.at)
      const circumstances = {
        incident: after,
        mayPost: seen.facts.channel === 'open',
        actorName: seen.facts.username,
      }
      const effects = effectsOfTaskChange(fact, { ...circumstances, newId })
      const change: IncidentChange = { incident: after, task: changed, ...effects }
      tx.save(change)
      return { answer: { version: after.version, task: changed }, change }
    })
    if (change) deliver.soon(ref.incidentId, change.outbox)
    return answer
  }

  return {
    /** @throws {IncidentError} `not_found`, `forbidden`, `stale_version` and what else refuses an edit. */
    setTaskState: (
      actor: Actor,
      ref: TaskRef,
      state: TaskState,
      expectedVersion?: number,
    ): Promise<TaskAnswer> => changeState(actor, ref, () => state, expectedVersion),

    /** Closes a task that is not closed, opens one that is. */
    toggleTask: (actor: Actor, ref: TaskRef): Promise<TaskAnswer> =>
      changeState(actor, ref, (task) => toggled(task.state)),
  }
}

async function lockAndLook(
  tx: Transaction,
  actor: Actor,
  ref: TaskRef,
): Promise<{ incident: Incident; seen: Seen }> {
  // Not awaited one by one, so that they share a round trip.
  const [incident, seen] = await Promise.all([
    tx.lockIncident(ref.incidentId),
    tx.look({ userId: actor.userId, ...ref }),
  ])
  if (!incident) throw notFound()
  return { incident, seen }
}

function mustChange(incident: Incident, seen: Seen, answers: HostAnswers, expectedVersion?: number): Task {
  mustEdit(factsOf(seen.facts, answers))
  if (!seen.task) throw notFound()
  if (expectedVersion !== undefined && expectedVersion !== incident.version) {
    throw new IncidentError('stale_version', 'Somebody changed this incident meanwhile. Read it again.', {
      version: incident.version,
    })
  }
  return seen.task
}

const isClosed = (task: Task): number => (task.state === 'closed' ? 1 : 0)

const afterStateChange = (
  incident: Incident,
  before: Task,
  after: TaskChange['task'],
  at: Date,
): Incident => ({
  ...incident,
  version: incident.version + 1,
  updateAt: at,
  numTasksClosed: incident.numTasksClosed + isClosed(after) - isClosed(before),
})
