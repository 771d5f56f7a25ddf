import type { Incident } from '../domain/incident.ts'
import type { Status } from '../domain/status.ts'
import type { Actor } from './ports/people.ts'
import type { StatusDraft, StatusUpdateStore } from './ports/status-updates.ts'
import type { MustPostStatus } from './status-checks.ts'

export type DraftDeps = Readonly<{
  mustPostStatus: MustPostStatus
  statusUpdates: Pick<StatusUpdateStore, 'findDraft'>
}>

export type DraftStatus = ReturnType<typeof makeDraftStatus>

/** What the next status update is prefilled with: the message of the newest one, the playbook's template for the first. */
export type Draft = Omit<StatusDraft, 'latestMessage'> & Readonly<{ incident: Incident; message: string }>

export const makeDraftStatus =
  ({ mustPostStatus, statusUpdates }: DraftDeps) =>
  /** @throws {IncidentError} what would refuse an update to this status; of any, if it is `undefined`. */
  async (actor: Actor, incidentId: string, status: Status | undefined): Promise<Draft> => {
    const { record } = await mustPostStatus(actor, incidentId, status)
    const { latestMessage, ...draft } = await statusUpdates.findDraft(incidentId)
    const message = latestMessage ?? record.incident.automation.reminderMessageTemplate
    return { ...draft, incident: record.incident, message }
  }
