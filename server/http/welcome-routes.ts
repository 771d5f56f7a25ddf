import { WelcomeViewed } from '../contract/incident-parts.ts'
import { IncidentChannelParameters, NoQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import type { Welcome } from '../usecases/welcome.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type WelcomeRouteDeps = Pick<Welcome, 'viewWelcome'>

const VIEW = {
  operationId: 'viewWelcome',
  summary:
    'Shows the caller the welcome text of the incident channel that they have before them, unless they saw it.',
  params: IncidentChannelParameters,
  querystring: NoQuery,
  response: { 200: described(WelcomeViewed, 'Whether they have seen it by now.'), ...REFUSALS },
}

export function welcomeRoutes(app: TypedApp, { viewWelcome }: WelcomeRouteDeps): void {
  app.get(routes.viewWelcome, { schema: VIEW }, async (request) => {
    const { id, channel_id: channelId } = request.params
    return { viewed: await viewWelcome(actorOf(request), id, channelId) }
  })
}
