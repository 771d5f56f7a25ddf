import type { ClientBase } from 'pg'

import type { DueEntry } from '../usecases/ports/outbox.ts'
import { LIVE_INCIDENT, toIncident, type IncidentRow } from './incident-row.ts'
import { fromPayload } from './outbox-payload.ts'
import { toTime } from './times.ts'

/** One row: the incident once, its entries as JSON. The payload stays text, so that times can be revived. */
const WAITING = `
select ${LIVE_INCIDENT}, coalesce(teams.name, '') as team_name,
  coalesce(nullif(channel.name, ''), i.channel_name) as live_channel_name, waiting.entries,
  array(
    select membership.userid::text from channelmembers membership
    where membership.channelid = i.channel_id and not exists (
      select from teammembers joined
      where joined.teamid = i.team_id and joined.userid = membership.userid and joined.deleteat = 0)
  ) as outsiders
from incident i
  join lateral (
    select json_agg(json_build_object(
      'payload', o.payload::text, 'tries', o.tries, 'not_before', o.not_before, 'create_at', o.create_at,
      'post_ids', (
        select coalesce(json_object_agg(e.id, e.post_id), '{}')
        from jsonb_array_elements(o.payload #> '{changed,timelineEvents}') told
          join timeline_event e on e.id = told ->> 'id' and e.incident_id = i.id and e.post_id <> ''
      )) order by o.seq) as entries
    from outbox o where o.incident_id = i.id and o.dead_at = 0
  ) waiting on waiting.entries is not null
  left join channels channel on channel.id = i.channel_id
  left join teams on teams.id = i.team_id
where i.id = $1 and i.phase <> 'starting'`

type EntryRow = Readonly<{
  payload: string
  tries: number
  not_before: number
  create_at: number
  post_ids: Readonly<Record<string, string>>
}>
type WaitingRow = IncidentRow &
  Readonly<{
    team_name: string
    live_channel_name: string
    outsiders: readonly string[]
    entries: readonly EntryRow[]
  }>

/** @param incidentId As a parameter. @returns What one incident still owes the world, in order; nothing of one that is still starting. */
export async function findWaiting(client: ClientBase, incidentId: string): Promise<readonly DueEntry[]> {
  const { rows } = await client.query<WaitingRow>({
    name: 'waiting-entries',
    text: WAITING,
    values: [incidentId],
  })
  return rows.flatMap(toDueEntries)
}

function toDueEntries(row: WaitingRow): DueEntry[] {
  const shared = {
    incident: toIncident(row),
    teamName: row.team_name,
    channelName: row.live_channel_name,
    outsiderIds: row.outsiders,
  }
  return row.entries.map(({ payload, tries, not_before, create_at, post_ids }) => ({
    ...shared,
    entry: fromPayload(payload),
    notBefore: toTime(not_before),
    postIds: post_ids,
    createAt: new Date(create_at),
    tries,
  }))
}
