import type { ListQuestion } from '../domain/incident-list.ts'
import type { Viewer } from '../usecases/ports/incident-lists.ts'
import { filters, SORT_KEYS } from './list-filters.ts'
import { afterKey, cut } from './page-rows.ts'
import type { Given } from './parameters.ts'
import { sightOf, type Sight } from './visible-incidents.ts'

/**
 * One statement: who asks (`facts`), how many incidents they may see (`total`), and one page of them (`rows`).
 *
 * @param columns Of each row, of an incident `i` and its channel as `channel`; `sort_key` and `can_edit` are added.
 */
export function listedIncidents(
  viewer: Viewer,
  question: ListQuestion,
  given: Given,
  columns: string,
): string {
  const sight = sightOf(viewer, question.teamId, given)
  const meant = [sight.ofTeam, ...filters(question, given)].join('\n    and ')
  const seen = question.memberId === viewer.userId ? ownOf(sight) : sight
  const { page, total } = (question.searchTerm === '' ? walked : sifted)(question, seen, meant, given)
  const order = question.isDescending ? 'desc' : 'asc'
  return `
with ${sight.ctes}, ${page}
select (select to_json(asker) from asker) as facts, (${total}) as total,
  (select json_agg(found order by found.sort_key ${order}, found.id ${order}) from (
    select ${columns}, page.sort_key, ${sight.canEdit} as can_edit
    from page join incident i on i.id = page.id left join channels channel on channel.id = i.channel_id
  ) found) as rows`
}

/** Whoever is in a channel sees its incident, so there is nothing more to ask. */
const ownOf = (sight: Sight): Sight => ({
  ...sight,
  all: { from: 'incident i', canSee: 'true' },
  canSeeOne: 'true',
})

type Cut = (
  question: ListQuestion,
  sight: Sight,
  meant: string,
  given: Given,
) => { page: string; total: string }

/** The page walks along an index and stops; all of them are only counted. */
const walked: Cut = (question, { all, canSeeOne }, meant, given) => ({
  page: `page as (
  select i.id, ${SORT_KEYS[question.sort].column} as sort_key from incident i
  where ${meant} and ${canSeeOne}
    ${cutOut(question, SORT_KEYS[question.sort].column, 'i.id', given)}
)`,
  total: `select count(*) from ${all.from} where ${meant} and ${all.canSee}`,
})

/** A search has to read every name: once, for page and total alike. */
const sifted: Cut = (question, { all }, meant, given) => ({
  page: `listed as materialized (
  select i.id, ${SORT_KEYS[question.sort].column} as sort_key from ${all.from} where ${meant} and ${all.canSee}
), page as (
  select id, sort_key from listed where true ${cutOut(question, 'sort_key', 'id', given)}
)`,
  total: 'select count(*) from listed',
})

function cutOut(question: ListQuestion, column: string, id: string, given: Given): string {
  const { isDescending, sort } = question
  const order = isDescending ? 'desc' : 'asc'
  return `${afterKey(question, { column, id, keyType: SORT_KEYS[sort].type, isDescending }, given)}
    order by ${column} ${order}, ${id} ${order} ${cut(question, given)}`
}
