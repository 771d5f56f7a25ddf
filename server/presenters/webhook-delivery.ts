import type { AttemptResult, DeliveryState, WebhookEvent } from '../domain/webhook-delivery.ts'
import { presentTime } from './incident.ts'

type Delivery = Readonly<{
  id: string
  incidentId: string
  event: WebhookEvent
  eventId: string
  replayOf: string
  targetHost: string
  state: DeliveryState
  createAt: Date
  nextTryAt: Date | undefined
  attempts: readonly (AttemptResult & Readonly<{ number: number; at: Date; durationMs: number }>)[]
}>

export const presentDelivery = (delivery: Delivery) => ({
  id: delivery.id,
  incident_id: delivery.incidentId,
  event: delivery.event,
  event_id: delivery.eventId,
  replay_of: delivery.replayOf,
  target_host: delivery.targetHost,
  state: delivery.state,
  create_at: presentTime(delivery.createAt),
  next_try_at: presentTime(delivery.nextTryAt),
  attempts: delivery.attempts.map(({ number, at, durationMs, status, outcome }) => ({
    number,
    at: presentTime(at),
    duration_ms: durationMs,
    status,
    outcome,
  })),
})
