import type { Pool } from 'pg'

import type { TeamHints } from '../usecases/ports/team-hints.ts'
import type { Database } from './database.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeTeamHintStore = ({ db, pool }: Database): TeamHints => ({
  claim: (teamId, question) => orUnavailable(claim(pool, teamId, question)),
  release: (teamId) =>
    orUnavailable(db.deleteFrom('team_hint').where('team_id', '=', teamId).execute().then(nothing)),
})

/** The second column is as it was before. */
const CLAIM = `
with claimed as (
  insert into team_hint as hint (team_id, told_at) values ($1, $2)
  on conflict (team_id) do update set told_at = excluded.told_at where hint.told_at <= $2 - $3
  returning team_id
)
select exists (select from claimed) as "isMine",
  coalesce((select told_at from team_hint where team_id = $1), $2) as told_at`

async function claim(
  pool: Pool,
  teamId: string,
  { now, withinMs }: Parameters<TeamHints['claim']>[1],
): Promise<Date | undefined> {
  const { rows } = await pool.query<{ isMine: boolean; told_at: number }>({
    name: 'claim-team-hint',
    text: CLAIM,
    values: [teamId, now.getTime(), withinMs],
  })
  const [row] = rows
  return !row || row.isMine ? undefined : new Date(row.told_at)
}

const nothing = (): void => undefined
