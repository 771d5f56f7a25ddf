import type { AuditedAct } from '../domain/audit.ts'
import type { AttemptOutcome, DeliveryState } from '../domain/webhook-delivery.ts'
import type { Place } from './ports/reads.ts'
import type { WebhookDelivery } from './ports/webhook-deliveries.ts'
import type { DueDelivery } from './ports/webhooks.ts'

type Ended = Readonly<{ state: DeliveryState; number: number; outcome: AttemptOutcome }>

export const endedDelivery = (
  { id, incidentId, playbookId, teamId }: DueDelivery,
  { state, number, outcome }: Ended,
): AuditedAct => ({
  action: 'webhook.deliver',
  object: { type: 'webhook_delivery', id },
  incidentId,
  playbookId,
  teamId,
  fields: { state: { from: 'pending', to: state }, attempts: number, outcome },
})

export const replayedDelivery = (
  { id, incidentId, playbookId, event }: WebhookDelivery,
  { teamId }: Place,
): AuditedAct => ({
  action: 'webhook.replay',
  object: { type: 'webhook_delivery', id },
  incidentId,
  playbookId,
  teamId,
  fields: { event },
})
