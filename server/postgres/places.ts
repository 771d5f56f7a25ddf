import { sql } from 'kysely'
import type { Pool } from 'pg'

import type { Place, Reads } from '../usecases/ports/reads.ts'
import { idParameter } from './id-parameter.ts'
import type { Db } from './transaction.ts'

export const findPlace = (db: Db, incidentId: string): Promise<Place | undefined> =>
  places(db).where('id', '=', idParameter(incidentId)).executeTakeFirst()

export const findPlaceOfChannel = (db: Db, channelId: string): Promise<Place | undefined> =>
  places(db).where('channel_id', '=', idParameter(channelId)).where('channel_id', '<>', '').executeTakeFirst()

/** Of open incidents: the others have no place yet, or never will. */
const places = (db: Db) =>
  db
    .selectFrom('incident')
    .select(['id as incidentId', 'team_id as teamId', 'channel_id as channelId'])
    .where('phase', '=', 'started')

export async function findTeam(db: Db, teamId: string): ReturnType<Reads['findTeam']> {
  const team = await db
    .selectFrom('teams')
    .select(['name', 'displayname'])
    .where('id', '=', idParameter(teamId))
    .executeTakeFirst()
  return { name: team?.name ?? '', displayName: team?.displayname ?? '' }
}

export async function findChannelNames(
  db: Db,
  channelIds: readonly string[],
): ReturnType<Reads['findChannelNames']> {
  const channels = await db
    .selectFrom('channels')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any (${channelIds.map(idParameter)}::text[])`)
    .execute()
  return new Map(channels.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])))
}

const OF_CHANNEL_NAMED = `
select i.id as "incidentId", i.team_id as "teamId", i.channel_id as "channelId"
from channels channel
  join teams on teams.id = channel.teamid
  join incident i on i.channel_id = channel.id and i.phase = 'started'
where channel.teamid = $1 and case when $2 = '' then lower(channel.displayname) = lower($3)
  else channel.name = $2 and $4 in ('', lower(teams.name)) end
limit 20`

type Named = Parameters<Reads['findIncidentsOfChannelNamed']>[1]

export async function findOfChannelNamed(
  pool: Pool,
  teamId: string,
  named: Named,
): Promise<readonly Place[]> {
  const { name, teamName, displayName } = { name: '', teamName: '', displayName: '', ...named }
  const values = [teamId, name, displayName, teamName].map(idParameter)
  const { rows } = await pool.query<Place>({
    name: 'incidents-of-channel-named',
    text: OF_CHANNEL_NAMED,
    values,
  })
  return rows
}

const CHANNELS_OF_PARTICIPANT = `
select i.channel_id from participant p join incident i on i.id = p.incident_id
where p.user_id = $1 and p.left_at = 0 and i.team_id = $2 and i.phase = 'started'`

export async function findChannelsOfParticipant(
  pool: Pool,
  userId: string,
  teamId: string,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ channel_id: string }>({
    name: 'channels-of-participant',
    text: CHANNELS_OF_PARTICIPANT,
    values: [userId, teamId].map(idParameter),
  })
  return rows.map(({ channel_id }) => channel_id)
}
