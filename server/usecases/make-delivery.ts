import type { Host } from './ports/host.ts'
import type { DueEntry, WebhookEntry } from './ports/outbox.ts'
import type { NewId } from './ports/process.ts'
import type { Reads } from './ports/reads.ts'
import type { WebhookBodies, WebhookStore } from './ports/webhooks.ts'
import type { SendWebhooks } from './send-webhooks.ts'

export type MakeDeliveryDeps = Readonly<{
  webhooks: Pick<WebhookStore, 'add' | 'findMessage'>
  bodies: WebhookBodies
  reads: Pick<Reads, 'findRecord' | 'findPeople'>
  host: Pick<Host, 'siteUrl'>
  sendWebhooks: Pick<SendWebhooks, 'soon'>
  newId: NewId
}>

export type MakeDelivery = ReturnType<typeof makeMakeDelivery>

/**
 * Makes the delivery of an event, with its body, once for all attempts. Right behind the commit, not in its
 * transaction: the address of Mattermost is the host's to tell, and nobody else shall wait for the incident while all
 * of it is read. Should it be late, `version` says what the body shows.
 */
export const makeMakeDelivery = ({ webhooks, bodies, reads, host, sendWebhooks, newId }: MakeDeliveryDeps) =>
  async function makeDelivery(due: DueEntry, entry: WebhookEntry): Promise<void> {
    const { incidentId, event, eventAt, actorId, update } = entry
    const { webhookOnCreationUrl, webhookOnStatusUpdateUrl } = due.incident.automation
    const [siteUrl, found, message] = await Promise.all([
      host.siteUrl(),
      reads.findRecord(incidentId, ''),
      update ? webhooks.findMessage(update.postId) : '',
    ])
    if (!found) return
    const { commanderId, playbookId } = found.record.incident
    const people = await reads.findPeople([actorId, commanderId])
    const nameOf = (id: string): string => people.get(id)?.username ?? ''
    const body = bodies.make({
      event,
      eventId: entry.key,
      eventAt,
      siteUrl,
      teamName: due.teamName,
      channelName: due.channelName,
      actorId,
      actorUsername: nameOf(actorId),
      commanderUsername: nameOf(commanderId),
      record: found.record,
      update: update && { ...update, message },
    })
    await webhooks.add({
      id: newId(),
      incidentId,
      playbookId,
      event,
      eventId: entry.key,
      url: event === 'incident_created' ? webhookOnCreationUrl : webhookOnStatusUpdateUrl,
      body,
      // It waits since the event, whenever it was made.
      at: due.createAt,
    })
    sendWebhooks.soon()
  }
