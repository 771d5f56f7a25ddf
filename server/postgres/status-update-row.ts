import type { ClientBase } from 'pg'

import type { StatusUpdate } from '../domain/status-update.ts'
import type { StoredStatusUpdate } from '../usecases/ports/changes.ts'
import { idParameter } from './id-parameter.ts'
import { fromStatus, toStatus } from './incident-row.ts'
import { fromTime, toTime } from './times.ts'

/** A row of `status_update` as statements bring it. */
type StatusUpdateRow = Readonly<{
  id: string
  seq: number
  phase: 'pending' | 'posted'
  post_id: string
  author_user_id: string
  status: number
  old_status: number
  description: string
  reminder_seconds: number
  create_at: number
  edit_at: number
  delete_at: number
}>

const STATUS_UPDATES = `
select id, seq, phase, post_id, author_user_id, status, old_status, description, reminder_seconds,
  create_at, edit_at, delete_at
from status_update where incident_id = $1`

/** Every status update of an incident, in no order. */
export async function findStatusUpdates(
  client: ClientBase,
  incidentId: string,
): Promise<readonly StoredStatusUpdate[]> {
  const { rows } = await client.query<StatusUpdateRow>({
    name: 'status-updates',
    text: STATUS_UPDATES,
    values: [idParameter(incidentId)],
  })
  return rows.map((row) => ({ ...toStatusUpdate(row), isPosted: row.phase === 'posted' }))
}

const toStatusUpdate = (row: StatusUpdateRow): StatusUpdate => ({
  id: row.id,
  seq: row.seq,
  postId: row.post_id,
  authorId: row.author_user_id,
  status: toStatus(row.status),
  oldStatus: toStatus(row.old_status),
  description: row.description,
  reminderSeconds: row.reminder_seconds,
  createAt: new Date(row.create_at),
  editAt: toTime(row.edit_at),
  deleteAt: toTime(row.delete_at),
})

/** What is written of one that is posted. */
export const toPostedRow = (update: StatusUpdate) => ({
  id: update.id,
  post_id: update.postId,
  old_status: fromStatus(update.oldStatus),
  create_at: update.createAt.getTime(),
  edit_at: fromTime(update.editAt),
  delete_at: fromTime(update.deleteAt),
})

/** For `jsonb_to_recordset`. */
export const POSTED_RECORD = `id text, post_id text, old_status smallint, create_at bigint, edit_at bigint,
  delete_at bigint`
