import { IncidentError, notFound } from '../domain/errors.ts'
import type { Page, Paging } from '../domain/paging.ts'
import { mustEdit } from '../domain/permissions.ts'
import { asAllowed, askFirst, factsOf, mustBeThere } from './access.ts'
import { keepOf, type Once } from './answer-once.ts'
import { replayedDelivery } from './audit-of-webhook.ts'
import type { Audit } from './audit.ts'
import type { StoredIncidentFacts } from './ports/changes.ts'
import type { Host } from './ports/host.ts'
import type { PartOf } from './ports/incident-parts.ts'
import type { Actor } from './ports/people.ts'
import type { NewId } from './ports/process.ts'
import type { Place, Reads } from './ports/reads.ts'
import type { WebhookDeliveries, WebhookDelivery } from './ports/webhook-deliveries.ts'
import type { RateLimit } from './rate-limits.ts'
import type { SendWebhooks } from './send-webhooks.ts'

export type WebhookDeliveryDeps = Readonly<{
  deliveries: WebhookDeliveries
  reads: Pick<Reads, 'findPlace' | 'isActive'>
  host: Host
  sendWebhooks: Pick<SendWebhooks, 'soon'>
  replayLimit: RateLimit
  audit: Pick<Audit, 'recordOf' | 'committed'>
  newId: NewId
}>

export type DeliveryRef = Readonly<{ incidentId: string; deliveryId: string }>

/** `deliveryId` is of the new delivery. */
export type Replayed = Readonly<{ deliveryId: string }>

export type ManageDeliveries = ReturnType<typeof makeWebhookDeliveryUseCases>

/** What receivers were told of an incident. Each needs *edit*. */
export function makeWebhookDeliveryUseCases(deps: WebhookDeliveryDeps) {
  const { deliveries, reads, host, sendWebhooks, replayLimit, audit, newId } = deps

  async function asEditor<Part>(
    { userId }: Actor,
    incidentId: string,
    find: (of: PartOf) => Promise<Readonly<{ part: Part; facts: StoredIncidentFacts }> | undefined>,
  ): Promise<{ part: Part; place: Place }> {
    const place = await mustBeThere(reads, userId, await reads.findPlace(incidentId))
    const [first, found] = await Promise.all([askFirst(host, userId, place), find({ incidentId, userId })])
    if (!found) throw notFound()
    await asAllowed({ host, userId, place, first }, (answers) => mustEdit(factsOf(found.facts, answers)))
    return { part: found.part, place }
  }

  const find = async (actor: Actor, { incidentId, deliveryId }: DeliveryRef) => {
    const { part, place } = await asEditor(actor, incidentId, (of) => deliveries.findOne(of, deliveryId))
    if (!part) throw notFound()
    return { delivery: part, place }
  }

  return {
    /** Newest first. @throws {IncidentError} as `mustEdit` says */
    listDeliveries: async (
      actor: Actor,
      incidentId: string,
      paging: Paging,
    ): Promise<Page<WebhookDelivery>> =>
      (await asEditor(actor, incidentId, (of) => deliveries.findPage(of, paging))).part,

    /** @throws {IncidentError} as `mustEdit` says; `not_found` for one of another incident. */
    getDelivery: async (actor: Actor, ref: DeliveryRef): Promise<WebhookDelivery> =>
      (await find(actor, ref)).delivery,

    /**
     * Tells the same once more, with all attempts anew.
     *
     * @throws {IncidentError} as {@link getDelivery}; `conflict` while it is still being delivered; before all of
     *   them `too_many`.
     */
    replayDelivery: async (actor: Actor, ref: DeliveryRef, once?: Once<Replayed>): Promise<Replayed> => {
      replayLimit.mustHaveRoom(actor)
      const { delivery, place } = await find(actor, ref)
      if (delivery.state === 'pending') {
        throw new IncidentError('conflict', 'This is still being delivered. Wait until it has ended.')
      }
      replayLimit.take(actor)
      const made = { deliveryId: newId() }
      const record = audit.recordOf(actor, replayedDelivery(delivery, place))
      const keep = keepOf(once, made, record.at)
      const order = { id: made.deliveryId, replayOf: delivery, at: record.at, audit: record, keep }
      await deliveries.replay(order)
      audit.committed([record])
      sendWebhooks.soon()
      return made
    },
  }
}
