import { PartQuery } from '../contract/incident-parts.ts'
import { listOf } from '../contract/list.ts'
import { IncidentParameters, NoQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { DeliveryParameters, ReplayAnswer, WebhookDeliverySchema } from '../contract/webhook-delivery.ts'
import { presentDelivery } from '../presenters/webhook-delivery.ts'
import type { AnswerOnce } from '../usecases/answer-once.ts'
import type { DeliveryRef, ManageDeliveries, Replayed } from '../usecases/webhook-deliveries.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import { create, IdempotencyHeaders, ReplayedHeader } from './idempotency.ts'
import { fingerprintOf } from './list-cursor.ts'
import { presentPage, readPaging } from './paging.ts'
import type { TypedApp } from './typed-app.ts'

export type WebhookDeliveryRouteDeps = ManageDeliveries & Readonly<{ answerOnce: AnswerOnce }>

const LIST = {
  operationId: 'listWebhookDeliveries',
  summary: 'What webhooks were told of an incident, newest first.',
  params: IncidentParameters,
  querystring: PartQuery,
  response: { 200: described(listOf(WebhookDeliverySchema), 'One page.'), ...REFUSALS },
}

const GET = {
  operationId: 'getWebhookDelivery',
  summary: 'One delivery with its attempts.',
  params: DeliveryParameters,
  querystring: NoQuery,
  response: { 200: described(WebhookDeliverySchema, 'As it is now.'), ...REFUSALS },
}

const REPLAY = {
  operationId: 'replayWebhookDelivery',
  summary: 'Sends the same once more, with a new signature.',
  headers: IdempotencyHeaders,
  params: DeliveryParameters,
  querystring: NoQuery,
  response: { 202: described(ReplayAnswer, 'The new delivery.', ReplayedHeader), ...REFUSALS },
}

export function webhookDeliveryRoutes(app: TypedApp, deps: WebhookDeliveryRouteDeps): void {
  const { listDeliveries, getDelivery, replayDelivery, answerOnce } = deps

  app.get(routes.webhookDeliveries, { schema: LIST }, async (request) => {
    const { id } = request.params
    const fingerprint = fingerprintOf({ list: 'webhook deliveries', incidentId: id })
    const name = { keyType: 'number', fingerprint } as const
    const paging = readPaging(request.query, name)
    return presentPage(await listDeliveries(actorOf(request), id, paging), paging, name, presentDelivery)
  })

  app.get(routes.webhookDelivery, { schema: GET }, async (request) =>
    presentDelivery(await getDelivery(actorOf(request), refOf(request.params))),
  )

  app.post(routes.webhookReplay, { schema: REPLAY }, async (request, reply) => {
    const ref = refOf(request.params)
    return create<Replayed>(request, reply, {
      answerOnce,
      run: (once) => replayDelivery(actorOf(request), ref, once),
      answer: ({ deliveryId }) => ({ status: 202, headers: {}, body: { delivery_id: deliveryId } }),
    })
  })
}

const refOf = ({ id, delivery_id }: { id: string; delivery_id: string }): DeliveryRef => ({
  incidentId: id,
  deliveryId: delivery_id,
})
