import { ignoreRefusal } from './ignore-refusal.ts'
import { startAct } from './audit-of-start.ts'
import type { Audit } from './audit.ts'
import type { Deliver } from './deliver.ts'
import type { Host } from './ports/host.ts'
import type { OutboxEntry } from './ports/outbox.ts'
import { lateFor } from './ports/people.ts'
import type { Log, NewId } from './ports/process.ts'
import type { StartRow, StartStore } from './ports/starts.ts'
import { findMade } from './start-channel.ts'
import { sayAtStart } from './start-messages.ts'

export type UndoDeps = Readonly<{
  starts: Pick<StartStore, 'abandon'>
  host: Pick<Host, 'botId' | 'findChannelByName' | 'archiveChannel'>
  deliver: Pick<Deliver, 'soon'>
  audit: Pick<Audit, 'recordOf' | 'committed'>
  newId: NewId
  log: Log
}>

/**
 * Of a start that is given up nothing is left but its row, and the word to a starter who was asked to wait. May run
 * twice: until the row is abandoned, whoever finds it goes on.
 */
export async function undoStart(
  { host, starts, deliver, audit, newId, log }: UndoDeps,
  row: StartRow,
  { isStarterTold }: { isStarterTold: boolean },
): Promise<void> {
  const { incident, givenUpBecause: reason } = row
  const { id, name, reporterId } = incident
  log.warn('start undone', { incidentId: id, reason })
  // It may have been made by a call that was never answered.
  const channelId = incident.channelId || (await findMade(host, row))
  if (channelId) await host.archiveChannel(channelId).catch(ignoreRefusal)
  const message = sayAtStart.givenUp(name, reason)
  const told: OutboxEntry[] = isStarterTold
    ? [{ kind: 'direct_message', key: newId(), incidentId: id, userId: reporterId, message }]
    : []
  const record = audit.recordOf(lateFor(reporterId), startAct(incident), 'failed')
  await starts.abandon(id, { outbox: told, audit: record })
  audit.committed([record])
  deliver.soon(id, told)
}
