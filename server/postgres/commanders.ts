import type { Pool } from 'pg'

import type { Commander, IncidentLists, StoredTeamFacts } from '../usecases/ports/incident-lists.ts'
import { parameters } from './parameters.ts'
import { sightOf } from './visible-incidents.ts'

/**
 * The people who command an incident of the team that the person may see.
 *
 * The index of commanders is walked through in steps from each to the next (a "loose index scan"), and of each only
 * the incidents up to the first visible one are looked at.
 */
export async function findCommanders(
  pool: Pool,
  ...[viewer, { teamId, limit }]: Parameters<IncidentLists['findCommanders']>
): ReturnType<IncidentLists['findCommanders']> {
  const { values, given } = parameters()
  const { ctes, ofTeam, canSeeOne } = sightOf(viewer, teamId, given)
  const next = (after: string): string =>
    `(select i.commander_user_id from incident i where ${ofTeam} ${after} order by i.commander_user_id limit 1)`
  const text = `
with recursive ${ctes}, commander (id) as (
  select ${next('')}
  union all
  select ${next('and i.commander_user_id > commander.id')} from commander where commander.id is not null
), named as (
  select commander.id, coalesce(someone.username, '') as username
  from commander left join users someone on someone.id = commander.id
  where exists (
    select from incident i where ${ofTeam} and i.commander_user_id = commander.id and ${canSeeOne})
  order by username, commander.id limit ${given(limit)}::int
)
select (select to_json(asker) from asker) as facts,
  (select json_agg(json_build_object('userId', named.id, 'username', named.username)
    order by named.username, named.id) from named) as commanders`
  const { rows } = await pool.query<{ facts: StoredTeamFacts; commanders: readonly Commander[] | null }>({
    text,
    values,
  })
  const [answer] = rows
  if (!answer) throw new Error('A statement that always has a row had none.')
  return { facts: answer.facts, commanders: answer.commanders ?? [] }
}
