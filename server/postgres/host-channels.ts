import type { Pool } from 'pg'

import type { HostChannel, ChannelNamed, HostChannels } from '../usecases/ports/host-channels.ts'
import type { Database } from './database.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeHostChannels = ({ pool }: Database): HostChannels => ({
  find: (channelId) => orUnavailable(find(pool, channelId)),
  findNamed: (teamId, named) => orUnavailable(findNamed(pool, teamId, named)),
})

const CHANNEL = `
select channel.id, coalesce(channel.teamid, '') as "teamId", coalesce(teams.name, '') as "teamName",
  channel.type::text as type, coalesce(channel.name, '') as name, coalesce(channel.displayname, '') as "displayName",
  coalesce(channel.deleteat <> 0, true) as "isArchived"
from channels channel left join teams on teams.id = channel.teamid`

async function find(pool: Pool, channelId: string): Promise<HostChannel | undefined> {
  const { rows } = await pool.query<HostChannel>({
    name: 'channel',
    text: `${CHANNEL} where channel.id = $1`,
    values: [idParameter(channelId)],
  })
  return rows[0]
}

/** In one team at a time: its channels are few enough to look through their shown names. */
const NAMED = `${CHANNEL}
where channel.teamid = $1 and case when $2 = '' then lower(channel.displayname) = lower($3)
  else channel.name = $2 and $4 in ('', lower(teams.name)) end
limit 20`

async function findNamed(pool: Pool, teamId: string, named: ChannelNamed): Promise<readonly HostChannel[]> {
  const { name, teamName, displayName } = { name: '', teamName: '', displayName: '', ...named }
  const values = [teamId, name, displayName, teamName].map(idParameter)
  return (await pool.query<HostChannel>({ name: 'channels-named', text: NAMED, values })).rows
}
