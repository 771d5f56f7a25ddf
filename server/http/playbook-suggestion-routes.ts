import { Type } from 'typebox'
import { PlaybookSuggestionQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { SuggestionSchema } from '../contract/suggestion.ts'
import type { Playbooks } from '../usecases/playbooks.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import { presentSuggestion } from './present-suggestion.ts'
import type { TypedApp } from './typed-app.ts'

export type PlaybookSuggestionRouteDeps = Pick<Playbooks, 'suggestPlaybooks'>

const SUGGEST = {
  operationId: 'suggestPlaybooks',
  summary: 'Playbooks of a team that the caller may start from, for the command line.',
  querystring: PlaybookSuggestionQuery,
  response: { 200: described(Type.Array(SuggestionSchema), 'One per playbook.'), ...REFUSALS },
}

export function playbookSuggestionRoutes(
  app: TypedApp,
  { suggestPlaybooks }: PlaybookSuggestionRouteDeps,
): void {
  app.get(routes.playbookSuggestions, { schema: SUGGEST }, async (request) => {
    const suggestions = await suggestPlaybooks(actorOf(request), request.query.team_id)
    return suggestions.map(presentSuggestion)
  })
}
