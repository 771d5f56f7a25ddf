import type { Pool } from 'pg'

import type { IncidentParts, PartOf, PostedUpdate } from '../usecases/ports/incident-parts.ts'
import { findPart } from './incident-part.ts'
import { toStatus } from './incident-row.ts'
import { pageJson, toPage, type PageRows } from './page-rows.ts'
import { toTime } from './times.ts'

type UpdateRow = Readonly<{
  id: string
  post_id: string
  status: number
  old_status: number
  message: string | null
  author_user_id: string
  create_at: number
  edit_at: number
  reminder_seconds: number
  broadcast: PostedUpdate['broadcast']
}>

/** The order is that of `create_at`, then `seq`: both together make the key of a row. */
const UPDATES = `
  select u.id, u.post_id, u.status, u.old_status, u.author_user_id, u.create_at, u.reminder_seconds, u.broadcast,
    case when post.id is not null then coalesce(post.message, '') end as message,
    greatest(u.edit_at, post.editat) as edit_at,
    lpad(u.create_at::text, 16, '0') || lpad(u.seq::text, 16, '0') as sort_key
  from status_update u left join posts post on post.id = u.post_id and post.channelid = i.channel_id
  where u.incident_id = i.id and u.phase = 'posted' and u.delete_at = 0 and coalesce(post.deleteat, 0) = 0`

export async function findUpdates(
  pool: Pool,
  of: PartOf,
  paging: Parameters<IncidentParts['findUpdates']>[1],
): ReturnType<IncidentParts['findUpdates']> {
  const found = await findPart<PageRows<UpdateRow>>(pool, of, (given) =>
    pageJson({ rows: UPDATES, keyType: 'text', isDescending: true }, paging, given),
  )
  return found && { facts: found.facts, part: toPage(found.part, paging, toUpdate) }
}

const toUpdate = (row: UpdateRow): PostedUpdate => ({
  id: row.id,
  postId: row.post_id,
  status: toStatus(row.status),
  oldStatus: toStatus(row.old_status),
  message: row.message ?? undefined,
  authorId: row.author_user_id,
  createAt: new Date(row.create_at),
  editAt: toTime(row.edit_at),
  reminderSeconds: row.reminder_seconds,
  broadcast: row.broadcast,
})
