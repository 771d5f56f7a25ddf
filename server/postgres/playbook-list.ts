import type { Pool } from 'pg'

import type { PlaybookSort } from '../domain/playbook-list.ts'
import type { PlaybookStore, StoredPlaybookTeamFacts } from '../usecases/ports/playbooks.ts'
import { teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { playbookTeamFacts } from './playbook-facts.ts'
import { LISTED_PLAYBOOK, toPlaybook, type PlaybookRow } from './playbook-row.ts'

type Question = Parameters<PlaybookStore['findPage']>[0]
type Counted = Parameters<PlaybookStore['count']>[0]
type Given = (value: unknown) => string

const SORT_KEYS: Readonly<Record<PlaybookSort, string>> = {
  title: 'lower(p.title)',
  stages: 'p.num_stages::bigint',
  steps: 'p.num_steps::bigint',
}

const isMember = (user: string): string =>
  `exists (select from playbook_member where playbook_id = p.id and user_id = ${user})`

/** Those of a team that a person may use or manage, as domain/permissions.ts decides for one of them. */
function visible({ userId, teamId, isAdmin, isTeamAdmin }: Counted, given: Given) {
  const [user, team] = [given(idParameter(userId)), given(idParameter(teamId))]
  const seesAll = given(isAdmin || isTeamAdmin)
  return {
    user,
    team: `${team}::text`,
    joins: teamJoins(`${user}::text`, `${team}::text`),
    condition: `p.team_id = ${team} and p.delete_at = 0
      and (${seesAll}::boolean or p.public or ${isMember(user)})`,
  }
}

/** One statement: who asks, how many there are, and one page of them. */
function pageStatement(question: Question): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const given: Given = (value) => `$${values.push(value)}`
  const { user, team, joins, condition } = visible(question, given)
  const { searchTerm, isMemberOnly, sort, isDescending, perPage, from } = question
  const order = isDescending ? 'desc' : 'asc'
  const filters = [
    ...(isMemberOnly ? [isMember(user)] : []),
    // No pattern, so every character means itself.
    ...(searchTerm === '' ? [] : [`position(lower(${given(searchTerm)}) in lower(p.title)) > 0`]),
  ]
  const text = `
with visible as (
  select p.id, ${SORT_KEYS[sort]} as sort_key from playbook p
  where ${[condition, ...filters].join('\n    and ')}
), page as (
  select * from visible ${placeOf(question, given)}
  order by sort_key ${order}, id ${order} limit ${given(perPage + 1)}::bigint
  offset ${given('page' in from ? from.page * perPage : 0)}::bigint
)
select ${playbookTeamFacts(team)}, (select count(*) from visible) as total,
  (select json_agg(found order by found.sort_key ${order}, found.id ${order}) from (
    select ${LISTED_PLAYBOOK}, page.sort_key from page join playbook p on p.id = page.id
  ) found) as rows
from (select) nothing ${joins}`
  return { text, values }
}

function placeOf({ from, isDescending, sort }: Question, given: Given): string {
  if ('page' in from) return ''
  const { value, id } = from.after
  const type = sort === 'title' ? 'text' : 'bigint'
  return `where (sort_key, id) ${isDescending ? '<' : '>'} (${given(value)}::${type}, ${given(id)}::text)`
}

type PageRow = PlaybookRow & Readonly<{ sort_key: string | number }>
type PageAnswer = StoredPlaybookTeamFacts & Readonly<{ total: number; rows: readonly PageRow[] | null }>

export async function findPlaybookPage(
  pool: Pool,
  question: Question,
): ReturnType<PlaybookStore['findPage']> {
  const { rows } = await pool.query<PageAnswer>(pageStatement(question))
  const [answer] = rows
  if (!answer) throw new Error('A statement that always has a row had none.')
  const { total, rows: found, ...team } = answer
  return {
    team,
    total,
    hasMore: (found ?? []).length > question.perPage,
    rows: (found ?? []).slice(0, question.perPage).map((row) => ({
      playbook: toPlaybook(row),
      key: { value: row.sort_key, id: row.id },
    })),
  }
}

export async function countPlaybooks(pool: Pool, question: Counted): ReturnType<PlaybookStore['count']> {
  const values: unknown[] = []
  const { team, joins, condition } = visible(question, (value) => `$${values.push(value)}`)
  const text = `
select ${playbookTeamFacts(team)}, (select count(*) from playbook p where ${condition}) as count
from (select) nothing ${joins}`
  const { rows } = await pool.query<StoredPlaybookTeamFacts & { count: number }>({
    name: 'count-playbooks',
    text,
    values,
  })
  const [answer] = rows
  if (!answer) throw new Error('A statement that always has a row had none.')
  const { count, ...facts } = answer
  return { count, team: facts }
}
