import { IncidentParameters, NoQuery } from '../contract/parameters.ts'
import { WebhookSecretSchema } from '../contract/playbook.ts'
import { routes } from '../contract/routes.ts'
import type { ManagePlaybook } from '../usecases/manage-playbook.ts'
import type { WebhookSecret } from '../usecases/ports/playbooks.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type WebhookSecretRouteDeps = Pick<ManagePlaybook, 'getWebhookSecret' | 'rotateWebhookSecret'>

const ON_SECRET = {
  params: IncidentParameters,
  querystring: NoQuery,
  response: { 200: described(WebhookSecretSchema, 'The present secret.'), ...REFUSALS },
}

const GET = {
  operationId: 'getWebhookSecret',
  summary: 'Reads what webhooks of a playbook are signed with.',
  ...ON_SECRET,
}

const ROTATE = {
  operationId: 'rotateWebhookSecret',
  summary: 'Makes a new secret; the old one signs along for 24 hours.',
  ...ON_SECRET,
}

export function webhookSecretRoutes(
  app: TypedApp,
  { getWebhookSecret, rotateWebhookSecret }: WebhookSecretRouteDeps,
): void {
  app.get(routes.webhookSecret, { schema: GET }, async (request) =>
    presentSecret(await getWebhookSecret(actorOf(request), request.params.id)),
  )

  app.post(routes.webhookSecretRotation, { schema: ROTATE }, async (request) =>
    presentSecret(await rotateWebhookSecret(actorOf(request), request.params.id)),
  )
}

const presentSecret = ({ secret, oldValidUntil }: WebhookSecret) => ({
  secret,
  old_valid_until: oldValidUntil?.getTime() ?? 0,
})
