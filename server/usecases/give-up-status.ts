import { IncidentError } from '../domain/errors.ts'
import type { Deliver } from './deliver.ts'
import { say } from './messages.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host } from './ports/host.ts'
import type { OutboxEntry } from './ports/outbox.ts'
import { lateFor } from './ports/people.ts'
import type { NewId } from './ports/process.ts'
import type { Reads } from './ports/reads.ts'
import type { PendingUpdate, StatusUpdateStore } from './ports/status-updates.ts'
import type { Queries } from './queries.ts'

export type GiveUpDeps = Readonly<{
  statusUpdates: Pick<StatusUpdateStore, 'drop'>
  queries: Pick<Queries, 'getIncident'>
  reads: Pick<Reads, 'findRecord'>
  host: Pick<Host, 'archiveChannel'>
  deliver: Pick<Deliver, 'soon'>
  newId: NewId
}>

export type GiveUpStatus = ReturnType<typeof makeGiveUpStatus>

export function makeGiveUpStatus(deps: GiveUpDeps) {
  const { statusUpdates, queries, reads, host, deliver, newId } = deps

  /**
   * An update that will not be posted leaves nothing behind: its channel is as it was, its key is free.
   *
   * @param telling `isAuthorTold`: by a direct message, unless they hear it at once.
   */
  return async function giveUpStatus(
    update: PendingUpdate,
    { isAuthorTold }: { isAuthorTold: boolean },
  ): Promise<void> {
    if (update.restoresChannel) await archiveAgain(update)
    const entries = isAuthorTold ? [await messageTo(update)] : []
    await statusUpdates.drop(update, entries)
    if (entries.length > 0) deliver.soon(update.incidentId, entries)
  }

  /** Unless somebody else's update has brought it back meanwhile. */
  async function archiveAgain({ incidentId, authorId, askedAt }: PendingUpdate): Promise<void> {
    const found = await reads.findRecord(incidentId, authorId)
    if (found?.record.incident.channelState !== 'open') return
    const { channelId, lastStatusUpdateAt } = found.record.incident
    if (lastStatusUpdateAt && lastStatusUpdateAt > askedAt) return
    await host.archiveChannel(channelId).catch((error: unknown) => {
      if (!(error instanceof HostRefusal)) throw error
    })
  }

  async function messageTo({ incidentId, authorId, message }: PendingUpdate): Promise<OutboxEntry> {
    const text = say.statusUpdateDropped(await nameFor(authorId, incidentId), message)
    return { kind: 'direct_message', key: newId(), incidentId, userId: authorId, message: text }
  }

  /** `""` for somebody who may not see the incident any more. */
  async function nameFor(userId: string, incidentId: string): Promise<string> {
    try {
      const { record } = await queries.getIncident(lateFor(userId), incidentId)
      return record.incident.name
    } catch (error) {
      if (error instanceof IncidentError && error.code !== 'unavailable') return ''
      throw error
    }
  }
}
