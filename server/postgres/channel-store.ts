import type { Pool } from 'pg'

import type { ChangedChannel, ChannelStore } from '../usecases/ports/channels.ts'
import type { Database } from './database.ts'
import { CHANNEL_STATE } from './facts.ts'
import { LIVE_NAME, LIVE_TYPE } from './incident-row.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeChannelStore = ({ pool }: Database): ChannelStore => ({
  findChanged: (since, limit) => orUnavailable(findChanged(pool, since, limit)),
})

/** Open again although the playbook's option had it archived; not while that is still to come. */
const IS_BROUGHT_BACK = `(i.channel_archived_by_us and channel.deleteat = 0 and not exists (
    select from outbox o where o.incident_id = i.id and o.kind = 'archive_channel' and o.dead_at = 0))`

/** A status update that opened its channel takes that along, or closes it again. */
const IS_BEING_UPDATED = `exists (
    select from status_update s where s.incident_id = i.id and s.phase = 'pending')`

/** Begins with the channels, of which the host has an index by the time it touched them. */
const TOUCHED = `
select i.id as "incidentId", i.version, ${IS_BROUGHT_BACK} as "isBroughtBack"
from channels channel
  join incident i on i.channel_id = channel.id and i.channel_id <> '' and i.phase = 'started'
where channel.updateat > $1 and not ${IS_BEING_UPDATED} and (
  ${LIVE_NAME} <> i.name or ${LIVE_TYPE} <> i.channel_type or ${CHANNEL_STATE} <> i.channel_state
  or ${IS_BROUGHT_BACK})`

const GONE = `
select i.id, i.version, false from incident i
where i.phase = 'started' and i.channel_state <> 'deleted'
  and not exists (select from channels channel where channel.id = i.channel_id)`

const ALL_TIME = -1

async function findChanged(
  pool: Pool,
  since: Date | undefined,
  limit: number,
): Promise<readonly ChangedChannel[]> {
  const { rows } = await pool.query<ChangedChannel>({
    name: since ? 'touched-channels' : 'changed-channels',
    text: `${since ? TOUCHED : `${TOUCHED} union all ${GONE}`} limit $2`,
    values: [since?.getTime() ?? ALL_TIME, limit],
  })
  return rows
}
