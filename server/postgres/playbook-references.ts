import type { Pool } from 'pg'

import type { KnownPerson, PlaybookStore, References } from '../usecases/ports/playbooks.ts'
import { IS_GUEST, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'

const REFERENCES = `
select
  (select json_agg(found) from (
    select asked.id,
      coalesce(person.deleteat = 0 and membership.deleteat = 0, false) as "isActiveInTeam",
      exists (select from bots where bots.userid = asked.id) as "isBot",
      ${IS_GUEST} as "isGuest"
    from unnest($2::text[]) asked (id) ${teamJoins('asked.id', '$1::text')}
    where person.id is not null
  ) found) as people,
  array(
    select id::text from channels
    where id = any ($3::text[]) and deleteat = 0 and (teamid = $1 or type::text in ('D', 'G'))
  ) as "channelIds",
  coalesce((select value from setting where name = 'webhook_allowed_hosts'), '[]') as "webhookAllowedHosts"`

type ReferencesRow = Readonly<{
  people: readonly (KnownPerson & { readonly id: string })[] | null
  channelIds: readonly string[]
  webhookAllowedHosts: readonly string[]
}>

/** What the tables know of the people and channels that a playbook is to name. */
export async function findReferences(
  pool: Pool,
  { teamId, userIds, channelIds }: Parameters<PlaybookStore['findReferences']>[0],
): Promise<References> {
  const { rows } = await pool.query<ReferencesRow>({
    name: 'playbook-references',
    text: REFERENCES,
    values: [idParameter(teamId), userIds.map(idParameter), channelIds.map(idParameter)],
  })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  return {
    people: new Map((row.people ?? []).map(({ id, ...person }) => [id, person])),
    channelIds: new Set(row.channelIds),
    webhookAllowedHosts: row.webhookAllowedHosts,
  }
}
