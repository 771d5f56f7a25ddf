import type { Static } from 'typebox'
import { OfTeam } from '../contract/parameters.ts'
import { PlaybookCount, PlaybookList, PlaybookListQuery } from '../contract/playbook.ts'
import { routes } from '../contract/routes.ts'
import { PLAYBOOK_SORTS, type PlaybookListQuestion, type PlaybookSort } from '../domain/playbook-list.ts'
import { presentPlaybook } from '../presenters/playbook.ts'
import type { Playbooks } from '../usecases/playbooks.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import { fingerprintOf } from './list-cursor.ts'
import { presentPage, readPaging, type ListName } from './paging.ts'
import { isDescending, oneOf, searchTermIn } from './query-values.ts'
import type { TypedApp } from './typed-app.ts'

export type PlaybookListRouteDeps = Pick<Playbooks, 'listPlaybooks' | 'countPlaybooks'>

const LIST = {
  operationId: 'listPlaybooks',
  summary: 'Playbooks of a team that the caller may use or manage, without their long parts.',
  querystring: PlaybookListQuery,
  response: { 200: described(PlaybookList, 'One page.'), ...REFUSALS },
}

const COUNT = {
  operationId: 'countPlaybooks',
  summary: 'How many playbooks of a team the caller may use or manage.',
  querystring: OfTeam,
  response: { 200: described(PlaybookCount, 'Their number.'), ...REFUSALS },
}

export function playbookListRoutes(
  app: TypedApp,
  { listPlaybooks, countPlaybooks }: PlaybookListRouteDeps,
): void {
  app.get(routes.playbooks, { schema: LIST }, async (request) => {
    const { question, list } = readQuestion(request.query)
    const paging = readPaging(request.query, list)
    const page = await listPlaybooks(actorOf(request), { ...question, ...paging })
    return presentPage(page, paging, list, presentPlaybook)
  })

  app.get(routes.playbookCount, { schema: COUNT }, async (request) => ({
    count: await countPlaybooks(actorOf(request), request.query.team_id),
  }))
}

const KEY_TYPES: Readonly<Record<PlaybookSort, ListName['keyType']>> = {
  title: 'string',
  stages: 'number',
  steps: 'number',
}

function readQuestion(query: Static<typeof PlaybookListQuery>): {
  question: PlaybookListQuestion
  list: ListName
} {
  const sort = oneOf(PLAYBOOK_SORTS, query.sort ?? 'title', 'sort')
  const question = {
    teamId: query.team_id,
    searchTerm: searchTermIn(query.search_term),
    isMemberOnly: query.member_only ?? false,
    sort,
    isDescending: isDescending(query.direction),
  }
  return { question, list: { fingerprint: fingerprintOf(question), keyType: KEY_TYPES[sort] } }
}
