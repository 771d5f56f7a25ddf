import { forbidden, invalid, type IncidentError } from '../domain/errors.ts'
import { exportAct } from './audit-of-export.ts'
import type { Audit } from './audit.ts'
import type { ExportSlots, Release } from './export-slots.ts'
import type { ChannelMessage, ChannelMessages, MessageRange } from './ports/channel-messages.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { Queries } from './queries.ts'

export type ExportMessagesDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentToEdit'>
  messages: ChannelMessages
  host: Pick<Host, 'mayInChannel'>
  audit: Pick<Audit, 'note'>
  exportSlots: ExportSlots
}>

/** Parts of something long. Whoever took all they want, or will take no more, says so. */
export type Exported<Part> = Readonly<{ parts: AsyncIterable<readonly Part[]>; release: Release }>

export type ExportMessages = ReturnType<typeof makeExportMessages>

export const MOST_EXPORTED = 200_000
const PER_PART = 1_000
const ASK_AGAIN_AFTER = 10_000

export function makeExportMessages(deps: ExportMessagesDeps) {
  const { queries, messages, host, audit, exportSlots } = deps

  /** @returns Where they are. @throws {IncidentError} what refuses an edit, `forbidden` without the right to read. */
  async function mustRead(actor: Actor, incidentId: string): Promise<string> {
    const { incident } = await queries.getIncidentToEdit(actor, incidentId)
    const { channelId } = incident
    const mayRead = await host.mayInChannel(actor.userId, channelId, 'read_channel_content')
    if (!mayRead) throw forbidden('You may not read the incident channel.')
    return channelId
  }

  async function* inParts(
    actor: Actor,
    incidentId: string,
    range: MessageRange,
  ): AsyncGenerator<readonly ChannelMessage[]> {
    let last: ChannelMessage | undefined
    for (let sent = 0; sent < MOST_EXPORTED;) {
      if (sent > 0 && sent % ASK_AGAIN_AFTER === 0) await mustRead(actor, incidentId)
      const found = await messages.findAfter(range, last, PER_PART)
      if (found.length > 0) yield found
      if (found.length < PER_PART) return
      last = found.at(-1)
      sent += found.length
    }
  }

  /**
   * The messages of the incident channel, oldest first. The right is asked for again every 10,000 of them; when it is
   * gone, taking the next part throws.
   *
   * @throws {IncidentError} what refuses an edit; `invalid` for more than 200,000; `too_many`.
   */
  return async function exportMessages(
    actor: Actor,
    order: Readonly<{ incidentId: string; from: Date | undefined; to: Date | undefined }>,
  ): Promise<Exported<ChannelMessage>> {
    const { incidentId, from, to } = order
    const range = { channelId: await mustRead(actor, incidentId), from, to }
    const release = exportSlots.take(actor)
    try {
      if ((await messages.count(range, MOST_EXPORTED + 1)) > MOST_EXPORTED) throw tooMany()
      await audit.note(actor, exportAct(incidentId, 'csv'))
      return { parts: inParts(actor, incidentId, range), release }
    } catch (error) {
      release()
      throw error
    }
  }
}

const tooMany = (): IncidentError =>
  invalid(
    `There are more than ${MOST_EXPORTED.toLocaleString('en')} messages. Narrow it down with from and to.`,
    'from',
  )
