import type { Pool } from 'pg'

import { notFound } from '../domain/errors.ts'
import type { StatusDraft } from '../usecases/ports/status-updates.ts'
import { idParameter } from './id-parameter.ts'

/** The message is the host's; an archived or deleted broadcast channel gets nothing, so it is left out. */
const DRAFT = `
select coalesce(teams.name, '') as team_name, latest.message,
  channel.type::text as broadcast_type, coalesce(channel.name, '') as broadcast_name,
  coalesce(channel.displayname, '') as broadcast_display_name
from incident i
  left join teams on teams.id = i.team_id
  left join channels channel on channel.id = i.broadcast_channel_id and channel.deleteat = 0
  left join lateral (
    select posts.message from status_update s join posts on posts.id = s.post_id and posts.deleteat = 0
    where s.incident_id = i.id and s.phase = 'posted' and s.delete_at = 0
    order by s.create_at desc, s.seq desc limit 1
  ) latest on true
where i.id = $1`

type DraftRow = Readonly<{
  team_name: string
  message: string | null
  broadcast_type: 'O' | 'P' | 'D' | 'G' | null
  broadcast_name: string
  broadcast_display_name: string
}>

export async function findStatusDraft(pool: Pool, incidentId: string): Promise<StatusDraft> {
  const { rows } = await pool.query<DraftRow>({
    name: 'status-draft',
    text: DRAFT,
    values: [idParameter(incidentId)],
  })
  const [row] = rows
  if (!row) throw notFound()
  const { broadcast_type: type, broadcast_name: name, broadcast_display_name: displayName } = row
  return {
    latestMessage: row.message ?? undefined,
    broadcast: type === null ? undefined : { type, name, displayName },
    teamName: row.team_name,
  }
}
