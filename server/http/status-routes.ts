import { IncidentParameters, ExpectedVersion } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { PostStatus as PostStatusBody, StatusAnswer } from '../contract/status-update.ts'
import { presentStatusAnswer } from '../presenters/status-update.ts'
import type { PostStatus } from '../usecases/status-updates.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS, VersionHeader } from './described.ts'
import { IdempotencyHeaders, idempotencyKeyOf, ReplayedHeader } from './idempotency.ts'
import type { TypedApp } from './typed-app.ts'

export type StatusRouteDeps = Readonly<{ postStatus: PostStatus }>

const POST = {
  operationId: 'postStatus',
  summary: 'Posts a status update in the name of the caller.',
  headers: IdempotencyHeaders,
  params: IncidentParameters,
  querystring: ExpectedVersion,
  body: PostStatusBody,
  response: {
    200: described(StatusAnswer, 'It is posted.', { 'X-Incident-Version': VersionHeader, ...ReplayedHeader }),
    ...REFUSALS,
  },
}

export function statusRoutes(app: TypedApp, { postStatus }: StatusRouteDeps): void {
  app.post(routes.status, { schema: POST }, async (request, reply) => {
    const { params, query, body } = request
    const answer = await postStatus(actorOf(request), {
      incidentId: params.id,
      status: body.status,
      message: body.message,
      description: body.description,
      reminderSeconds: body.reminder ?? 0,
      expectedVersion: query.version,
      key: idempotencyKeyOf(request),
    })
    void reply.header('x-incident-version', answer.version)
    if (answer.isReplay) void reply.header('idempotency-replayed', 'true')
    return presentStatusAnswer(answer)
  })
}
