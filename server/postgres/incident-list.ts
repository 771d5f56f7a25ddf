import type { Pool } from 'pg'

import type { ListPart, ListSort } from '../domain/incident-list.ts'
import type { IncidentPage, Reads, StoredTeamFacts } from '../usecases/ports/reads.ts'
import { CHANNEL_STATE, incidentJoins, IS_GUEST, listAllows, teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { fromStatus, LIVE_INCIDENT, LIVE_NAME } from './incident-row.ts'
import { CHECKLISTS, STATUS_POSTS, timeline, toRecord, type RecordRow } from './record-row.ts'

type Question = Parameters<Reads['findPage']>[0]

/** Of each incident in a list. */
const MOST_EVENTS = 100

const PARTS: Readonly<Record<ListPart, string>> = {
  checklists: CHECKLISTS,
  status_posts: STATUS_POSTS,
  timeline_events: timeline(MOST_EVENTS),
}

const SORT_KEYS: Readonly<Record<ListSort, string>> = {
  create_at: 'i.create_at',
  end_at: 'i.end_at',
  update_at: 'i.update_at',
  // Numbers in the order of an incident's life.
  status: 'i.status::bigint',
  name: `lower(${LIVE_NAME})`,
  commander_user_id: 'i.commander_user_id::text',
  team_id: 'i.team_id::text',
  id: 'i.id::text',
}

/** Right *view* of permissions.md, for many incidents at once: live membership and channel type. */
const canSee = (isAdmin: string, mayReadPublic: string): string => `
  person.deleteat = 0 and team.deleteat = 0 and (${isAdmin}::boolean or membership.deleteat = 0)
  and (${isAdmin}::boolean or case
    when channel.id is null then coalesce(participation.left_at = 0, false)
    when channel_membership.userid is not null then true
    else channel.type::text = 'O' and not ${IS_GUEST} and ${mayReadPublic}::boolean end)`

/** One statement: who asks, how many there are, and one page of them. */
function statementFor(question: Question): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const given = (value: unknown): string => `$${values.push(value)}`
  const [user, team] = [given(idParameter(question.userId)), given(idParameter(question.teamId))]
  const isAdmin = given(question.isAdmin)
  const joins = teamJoins(`${user}::text`, `${team}::text`)
  const order = question.isDescending ? 'desc' : 'asc'
  const text = `
with visible as (
  select i.id, ${SORT_KEYS[question.sort]} as sort_key,
    channel.id is not null and (channel_membership.userid is not null or ${isAdmin}::boolean) as can_edit
  from incident i ${joins} ${incidentJoins(`${user}::text`)}
  where i.team_id = ${team} and i.phase = 'started' and ${listAllows('enabled_team_ids', `${team}::text`)}
    and ${canSee(isAdmin, given(question.mayReadPublicChannels))}
    ${filters(question, given)
      .map((filter) => `and ${filter}`)
      .join('\n    ')}
), page as (
  select * from visible ${placeOf(question, given)}
  order by sort_key ${order}, id ${order} limit ${given(question.perPage + 1)}::bigint
  offset ${given('page' in question.from ? question.from.page * question.perPage : 0)}::bigint
)
select ${teamFacts(`${team}::text`)}, (select count(*) from visible) as total,
  (select json_agg(found order by found.sort_key ${order}, found.id ${order}) from (
    select ${[LIVE_INCIDENT, ...question.include.map((part) => PARTS[part])].join(', ')},
      ${CHANNEL_STATE} as live_state, page.sort_key, page.can_edit
    from page join incident i on i.id = page.id left join channels channel on channel.id = i.channel_id
  ) found) as rows
from (select) nothing ${joins}`
  return { text, values }
}

type Given = (value: unknown) => string

function filters(question: Question, given: Given): string[] {
  const { statuses, commanderId, memberId, searchTerm, since } = question
  return [
    ...(statuses.length > 0 ? [`i.status = any (${given(statuses.map(fromStatus))}::smallint[])`] : []),
    ...(commanderId === '' ? [] : [`i.commander_user_id = ${given(commanderId)}`]),
    ...(memberId === ''
      ? []
      : [
          `exists (select from channelmembers joined
            where joined.channelid = i.channel_id and joined.userid = ${given(memberId)})`,
        ]),
    // No pattern, so every character means itself.
    ...(searchTerm === '' ? [] : [`position(lower(${given(searchTerm)}) in lower(${LIVE_NAME})) > 0`]),
    ...(since === 0 ? [] : [`i.update_at >= ${given(since)}`]),
  ]
}

function placeOf({ from, isDescending }: Question, given: Given): string {
  if ('page' in from) return ''
  const { value, id } = from.after
  const type = typeof value === 'number' ? 'bigint' : 'text'
  return `where (sort_key, id::text) ${isDescending ? '<' : '>'} (${given(value)}::${type}, ${given(id)}::text)`
}

type FoundRow = RecordRow & Readonly<{ sort_key: string | number; can_edit: boolean }>
type Answer = StoredTeamFacts & Readonly<{ total: number; rows: readonly FoundRow[] | null }>

/** A page of the incidents that a person may see, and what the tables know of that person and the team. */
export async function findPage(pool: Pool, question: Question): ReturnType<Reads['findPage']> {
  const { rows } = await pool.query<Answer>(statementFor(question))
  const [answer] = rows
  if (!answer) throw new Error('A statement that always has a row had none.')
  const { total, rows: found, ...facts } = answer
  return { facts, total, ...pageOf(found ?? [], question.perPage) }
}

const pageOf = (found: readonly FoundRow[], perPage: number): Omit<IncidentPage, 'total'> => ({
  hasMore: found.length > perPage,
  rows: found.slice(0, perPage).map((row) => ({
    record: toRecord(row, MOST_EVENTS),
    canEdit: row.can_edit,
    key: { value: row.sort_key, id: row.id },
  })),
})
