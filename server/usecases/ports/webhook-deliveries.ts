import type { Page, Paging } from '../../domain/paging.ts'
import type { AttemptResult, DeliveryState, WebhookEvent } from '../../domain/webhook-delivery.ts'
import type { AuditRecord } from './audit.ts'
import type { StoredIncidentFacts } from './changes.ts'
import type { Keep } from './idempotency.ts'
import type { PartOf } from './incident-parts.ts'

/** What somebody was told, or is to be told, without where exactly and what. */
export type WebhookDelivery = Readonly<{
  id: string
  incidentId: string
  playbookId: string
  event: WebhookEvent
  /** Equal in retries and replays. */
  eventId: string
  /** `""`: of the event itself. */
  replayOf: string
  targetHost: string
  state: DeliveryState
  createAt: Date
  /** `undefined`: it has ended. */
  nextTryAt: Date | undefined
  attempts: readonly (AttemptResult & Readonly<{ number: number; at: Date; durationMs: number }>)[]
}>

/** Beside the facts that decide whether it may be told; `undefined` for an unknown incident. */
type Found<Part> = Promise<Readonly<{ part: Part; facts: StoredIncidentFacts }> | undefined>

export interface WebhookDeliveries {
  /** Newest first. */
  findPage(of: PartOf, paging: Paging): Found<Page<WebhookDelivery>>
  /** `undefined` for one of another incident. */
  findOne(of: PartOf, deliveryId: string): Found<WebhookDelivery | undefined>
  /** A new delivery of the same event, with the same bytes, to the same address. */
  replay(order: {
    id: string
    replayOf: WebhookDelivery
    at: Date
    audit: AuditRecord
    keep: Keep | undefined
  }): Promise<void>
}
