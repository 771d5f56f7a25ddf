import { dismissReminder, fallDue } from '../domain/reminder.ts'
import type { ChangeIncident } from './change-incident.ts'
import { itself, type Actor } from './ports/people.ts'
import type { Clock, Log, NewId } from './ports/process.ts'
import type { DueReminder, StatusUpdateStore } from './ports/status-updates.ts'
import type { VersionStep } from './version-step.ts'

export type ReminderDeps = Readonly<{
  statusUpdates: Pick<StatusUpdateStore, 'dueReminders'>
  versionStep: VersionStep
  changeIncident: ChangeIncident
  clock: Clock
  newId: NewId
  log: Log
}>

export type Reminders = ReturnType<typeof makeReminders>

const AT_ONCE = 200

export function makeReminders(deps: ReminderDeps) {
  const { statusUpdates, versionStep, changeIncident, clock, newId, log } = deps

  /**
   * Asks the commander for the status update that was due then: once, and not at all if it was answered or moved since.
   * In an archived channel nobody is asked; the incident is overdue all the same.
   */
  async function remindCommander({ incidentId, dueAt }: DueReminder): Promise<'done' | 'overtaken'> {
    const { decided } = await versionStep(
      { incidentId },
      {
        actor: itself('job'),
        allow: () => undefined,
        decide: ({ incident, facts, at }) =>
          fallDue(incident, dueAt, { key: facts.channel === 'open' ? newId() : '', at }),
      },
    )
    return decided.facts.length > 0 ? 'done' : 'overtaken'
  }

  return {
    remindCommander,

    /** Finds what is due, however late. */
    sweep: async (): Promise<void> => {
      for (const due of await statusUpdates.dueReminders(clock.now(), AT_ONCE)) {
        try {
          await remindCommander(due)
        } catch (error) {
          log.warn('reminder could not be sent', { incidentId: due.incidentId, error })
        }
      }
    },

    /**
     * Takes the reminder away for everybody, without a new one.
     *
     * @returns `stale` when it was answered or replaced: nothing has changed.
     * @throws {IncidentError} what refuses an edit.
     */
    dismissReminder: async (actor: Actor, { incidentId, dueAt }: DueReminder): Promise<'done' | 'stale'> => {
      const { decided } = await changeIncident(actor, { incidentId }, ({ incident, by, at }) =>
        dismissReminder(incident, dueAt, by, at),
      )
      return decided.facts.length > 0 ? 'done' : 'stale'
    },
  }
}
