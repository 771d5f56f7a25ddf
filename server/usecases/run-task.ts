import { withCommandRun, type Task } from '../domain/checklist.ts'
import { forbidden, IncidentError, notFound } from '../domain/errors.ts'
import type { ChangeIncident } from './change-incident.ts'
import { say } from './messages.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { IncidentRecord } from './ports/reads.ts'
import type { Queries } from './queries.ts'
import type { RateLimit } from './rate-limits.ts'
import { mustFind, taskAt, type TaskRef } from './task-ref.ts'
import { mustHaveVersion } from './version-step.ts'

export type RunTaskDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentToEdit'>
  host: Pick<Host, 'mayInChannel' | 'runCommand' | 'sendEphemeral'>
  changeIncident: ChangeIncident
  runLimit: RateLimit
}>

/** `triggerId` is the host's, for a dialog that the command may open. */
export type RunAnswer = Readonly<{ version: number; task: Task; triggerId: string }>

export type RunTask = ReturnType<typeof makeRunTask>

export function makeRunTask({ queries, host, changeIncident, runLimit }: RunTaskDeps) {
  /**
   * Runs the task's command as the person who asks, with their rights, in the incident channel. The command runs
   * before it is recorded, and outside any transaction: it may be one of ours.
   *
   * @throws {IncidentError} what refuses an edit, `forbidden` without the right to post, `command_failed`,
   *   `channel_archived`, `stale_version`; before all of them `too_many`.
   */
  return async function runTask(actor: Actor, ref: TaskRef, expectedVersion?: number): Promise<RunAnswer> {
    runLimit.mustHaveRoom(actor)
    const record = await queries.getIncidentToEdit(actor, ref.incidentId)
    const task = mustFind(taskAt(record.checklists, ref), ref, record, expectedVersion)
    await mustBeRunnable(actor, record, task, expectedVersion)
    runLimit.take(actor)
    const triggerId = await run(actor, record, task.command)
    const { version, decided } = await changeIncident(
      actor,
      { incidentId: ref.incidentId, taskId: task.id },
      ({ incident, task, by, at }) => {
        if (!task) throw notFound()
        const { task: changed, facts } = withCommandRun(task, by, at)
        return { incident, task: changed, rows: { tasks: [changed] }, facts }
      },
    )
    return { version, task: decided.task, triggerId }
  }

  async function mustBeRunnable(
    { userId }: Actor,
    { incident }: IncidentRecord,
    task: Task,
    expectedVersion: number | undefined,
  ): Promise<void> {
    const mayPost = await host.mayInChannel(userId, incident.channelId, 'create_post')
    if (!mayPost) throw forbidden('You may not post in the incident channel.')
    if (task.command === '') throw new IncidentError('command_failed', 'This task has no command.')
    if (incident.channelState === 'archived') {
      throw new IncidentError('channel_archived', 'The incident channel is archived: no command runs there.')
    }
    mustHaveVersion(incident, expectedVersion)
  }

  async function run({ userId }: Actor, { incident }: IncidentRecord, command: string): Promise<string> {
    const { channelId, teamId } = incident
    try {
      return await host.runCommand({ userId, channelId, teamId, command })
    } catch (error) {
      if (!(error instanceof HostRefusal)) throw error
      const message = say.commandFailed(command, error.message)
      await host.sendEphemeral({ userId, channelId, message })
      throw new IncidentError('command_failed', `The command could not be run: ${error.message}`, {
        cause: error,
      })
    }
  }
}
