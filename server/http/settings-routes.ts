import { LIMITS } from '../contract/limits.ts'
import { NoQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import {
  ChangePreferences,
  ChangeSettings,
  PreferencesSchema,
  SettingsQuery,
  SettingsSchema,
} from '../contract/settings.ts'
import { presentSettings } from '../presenters/settings.ts'
import type { OwnPreferences } from '../usecases/preferences.ts'
import type { ManageSettings } from '../usecases/settings.ts'
import { actorOf } from './authenticate.ts'
import { described, empty, REFUSALS } from './described.ts'
import { readSettingsBody } from './settings-body.ts'
import type { TypedApp } from './typed-app.ts'

export type SettingsRouteDeps = ManageSettings & OwnPreferences

const GET = {
  operationId: 'getSettings',
  summary: 'Settings of the server, as far as they concern the caller.',
  querystring: SettingsQuery,
  response: { 200: described(SettingsSchema, 'As they are now.'), ...REFUSALS },
}

const CHANGE = {
  operationId: 'changeSettings',
  summary: 'Changes settings of the server; what is left out stays as it is.',
  querystring: NoQuery,
  body: ChangeSettings,
  response: { 200: empty('They are as the body says.'), ...REFUSALS },
}

const GET_OWN = {
  operationId: 'getOwnPreferences',
  summary: 'Preferences of the caller.',
  querystring: NoQuery,
  response: { 200: described(PreferencesSchema, 'As they are now.'), ...REFUSALS },
}

const CHANGE_OWN = {
  operationId: 'changeOwnPreferences',
  summary: 'Changes preferences of the caller.',
  querystring: NoQuery,
  body: ChangePreferences,
  response: { 200: described(PreferencesSchema, 'As they are now.'), ...REFUSALS },
}

export function settingsRoutes(app: TypedApp, deps: SettingsRouteDeps): void {
  app.get(routes.settings, { schema: GET }, async (request) =>
    presentSettings(await deps.getSettings(actorOf(request), request.query.team_id ?? '')),
  )

  app.post(routes.settings, { schema: CHANGE, bodyLimit: LIMITS.settingsBody }, async (request, reply) => {
    await deps.changeSettings(actorOf(request), readSettingsBody(request.body))
    return reply.send()
  })

  app.get(routes.ownPreferences, { schema: GET_OWN }, async (request) =>
    presentPreferences(await deps.getPreferences(actorOf(request))),
  )

  app.put(routes.ownPreferences, { schema: CHANGE_OWN }, async (request) => {
    const next = { assignmentMessages: request.body.assignment_messages }
    return presentPreferences(await deps.changePreferences(actorOf(request), next))
  })
}

const presentPreferences = ({ assignmentMessages }: { readonly assignmentMessages: boolean }) => ({
  assignment_messages: assignmentMessages,
})
