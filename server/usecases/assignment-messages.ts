import type { ChangeFact } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import { say } from './messages.ts'
import type { Assignments } from './ports/assignments.ts'
import type { Host, PostButton } from './ports/host.ts'
import type { DueEntry, EntryOf, OutboxEntry } from './ports/outbox.ts'
import type { Clock, NewId } from './ports/process.ts'
import { postOnce, type PostOnceDeps, type Run } from './post-once.ts'

export type AssignmentDeps = PostOnceDeps &
  Readonly<{
    assignments: Assignments
    host: Pick<Host, 'createPost' | 'directChannelWith'>
    assignmentButton: (userId: string) => PostButton
    clock: Pick<Clock, 'now'>
  }>

const HOUR_MS = 3_600_000
/** To one person, of one incident; then one more that says so. */
const MESSAGES_AN_HOUR = 20

type Step = Readonly<{
  incident: Incident
  seen: Readonly<{ facts: Readonly<{ username: string; teamName: string }> }>
  newId: NewId
}>

/** Who is given a task by somebody else is told (B-11); the entry keeps what is said. */
export const assignmentMessages = (
  facts: readonly ChangeFact[],
  { incident, seen, newId }: Step,
): OutboxEntry[] =>
  facts.flatMap((fact) => {
    if (fact.kind !== 'task_assigned') return []
    const { task, by } = fact
    if (task.assigneeId === '' || task.assigneeId === by) return []
    const { username: who, teamName } = seen.facts
    return [
      {
        kind: 'assignment_message',
        key: newId(),
        incidentId: incident.id,
        userId: task.assigneeId,
        taskId: task.id,
        message: say.assignedToYou({ who, task, incident, teamName }),
        manyMessage: say.moreAssignedToYou({ incident, teamName }),
      },
    ]
  })

/** Tells one person, unless they do not want that, are told enough, or it took too long to reach them. */
export async function tellAssignee(
  deps: AssignmentDeps,
  due: DueEntry,
  entry: EntryOf<'assignment_message'>,
  run: Run,
): Promise<void> {
  const { assignments, host, assignmentButton, clock } = deps
  const { incidentId, taskId, userId } = entry
  const hourAgo = new Date(clock.now().getTime() - HOUR_MS)
  if (due.createAt < hourAgo || !(await assignments.isToBeTold({ incidentId, taskId, userId }))) return
  const channelId = await host.directChannelWith(userId)
  const told = await assignments.countMessages({ channelId, incidentId, since: hourAgo })
  if (told > MESSAGES_AN_HOUR) return
  const message = told < MESSAGES_AN_HOUR ? entry.message : entry.manyMessage
  const buttons = [assignmentButton(userId)]
  await postOnce(deps, due, run, { channelId, message, buttons, kind: 'assignment' })
}
