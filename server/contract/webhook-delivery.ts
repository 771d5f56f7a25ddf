import { Type, type Static } from 'typebox'

import { CLOSED, Count, Id, OptionalId, Time } from './common.ts'

const AttemptSchema = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  at: Time,
  duration_ms: Count,
  status: Type.Integer({ minimum: 0, description: 'Of the answer; 0 = none.' }),
  outcome: Type.Enum([
    'delivered',
    'timeout',
    'connect',
    'dns',
    'tls',
    'refused_address',
    'redirect',
    'status',
    'too_large',
  ]),
})

export const WebhookDeliverySchema = Type.Object({
  id: Id,
  incident_id: Id,
  event: Type.Enum(['incident_created', 'status_updated']),
  event_id: Type.String({ description: 'Equal in retries and replays.' }),
  replay_of: OptionalId,
  target_host: Type.String({ description: 'Without port, path and query.' }),
  state: Type.Enum(['pending', 'delivered', 'failed']),
  create_at: Time,
  next_try_at: Time,
  attempts: Type.Array(AttemptSchema),
})
export type WebhookDelivery = Static<typeof WebhookDeliverySchema>

export const DeliveryParameters = Type.Object({ id: Id, delivery_id: Id }, CLOSED)

export const ReplayAnswer = Type.Object({ delivery_id: Id })
