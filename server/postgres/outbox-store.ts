import { sql } from 'kysely'
import type { Pool } from 'pg'

import { ORDERED_KINDS } from '../usecases/ports/outbox.ts'
import type { OutboxEntry, OutboxStore } from '../usecases/ports/outbox.ts'
import type { Clock } from '../usecases/ports/process.ts'
import type { Database } from './database.ts'
import { failureText } from './failure-text.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'
import { fromTime } from './times.ts'
import type { Db } from './transaction.ts'
import { findWaiting } from './waiting-entries.ts'

/** What committed changes still owe the world. */
export const makeOutboxStore = ({ db, pool }: Database, clock: Clock): OutboxStore => ({
  waiting: (incidentId) => orUnavailable(findWaiting(pool, incidentId)),
  incidentsWithDue: (now, limit) => orUnavailable(findIncidentsWithDue(pool, now, limit)),
  done: (entry, postId = '') => orUnavailable(done(pool, entry, postId)),
  archiveRefused: (entry) => orUnavailable(archiveRefused(pool, entry)),
  failed: (entry, failure) => orUnavailable(failed(db, entry, failure, clock.now())),
  findPost: (question) => orUnavailable(findPost(db, question)),
})

const ORDERED = `(${ORDERED_KINDS.map((kind) => `'${kind}'`).join(', ')})`

/** A post behind one that waits for another try is not due: posts of an incident keep their order. */
const INCIDENTS_WITH_DUE = `
select o.incident_id from outbox o join incident i on i.id = o.incident_id and i.phase = 'started'
where o.dead_at = 0 and o.not_before <= $1 and not (o.kind in ${ORDERED} and exists (
  select from outbox earlier
  where earlier.incident_id = o.incident_id and earlier.seq < o.seq and earlier.kind in ${ORDERED}
    and earlier.dead_at = 0 and earlier.not_before > $1))
group by o.incident_id order by min(o.seq) limit $2`

async function findIncidentsWithDue(pool: Pool, now: Date, limit: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ incident_id: string }>({
    name: 'incidents-with-due',
    text: INCIDENTS_WITH_DUE,
    values: [now.getTime(), limit],
  })
  return rows.map(({ incident_id }) => incident_id)
}

const DONE = 'delete from outbox where key = $1'

/** Task and incident get the post's id too, unless the task changed again, or the reminder was answered, since. */
const POSTED = `
with gone as (
  delete from outbox where key = $1 returning incident_id
), recorded as (
  update timeline_event e set post_id = $2 from gone
  where e.id = $3 and e.incident_id = gone.incident_id
  returning e.incident_id, e.event_at, e.event_type = 'assignee_changed' as is_assignment
), reminded as (
  update incident i set reminder_post_id = $2 from gone where i.id = gone.incident_id and i.reminder_key = $1
)
update task t set
  state_modified_post_id = case when is_assignment then state_modified_post_id else $2 end,
  assignee_modified_post_id = case when is_assignment then $2 else assignee_modified_post_id end
from recorded
where t.id = $4 and t.incident_id = recorded.incident_id
  and case when is_assignment then t.assignee_modified else t.state_modified end = recorded.event_at`

async function done(pool: Pool, entry: OutboxEntry, postId: string): Promise<void> {
  if (entry.kind !== 'post' || postId === '') {
    await pool.query({ name: 'outbox-done', text: DONE, values: [entry.key] })
  } else {
    const values = [entry.key, postId, entry.timelineEventId, entry.taskId]
    await pool.query({ name: 'outbox-posted', text: POSTED, values })
  }
}

const ARCHIVE_REFUSED = `
with gone as (
  delete from outbox where key = $1 returning incident_id
)
update incident i set channel_archived_by_us = false from gone where i.id = gone.incident_id`

async function archiveRefused(pool: Pool, { key }: OutboxEntry): Promise<void> {
  await pool.query({ name: 'archive-refused', text: ARCHIVE_REFUSED, values: [key] })
}

type Failure = Parameters<OutboxStore['failed']>[1]

async function failed(db: Db, { key }: OutboxEntry, { message, retryAt }: Failure, now: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set(({ eb }) => ({
      tries: eb('tries', '+', 1),
      last_error: failureText(message),
      not_before: fromTime(retryAt),
      dead_at: retryAt ? 0 : now.getTime(),
    }))
    .where('key', '=', key)
    .execute()
}

/** Only posts by bots count: anybody may put properties on a post of their own. */
async function findPost(
  db: Db,
  { key, channelId, since }: Parameters<OutboxStore['findPost']>[0],
): Promise<string | undefined> {
  const post = await db
    .selectFrom('posts')
    .innerJoin('bots', 'bots.userid', 'posts.userid')
    .select('posts.id')
    .where('posts.channelid', '=', idParameter(channelId))
    .where('posts.deleteat', '=', 0)
    .where('posts.createat', '>=', since.getTime())
    .where(sql<boolean>`posts.props ->> 'incident_key' = ${idParameter(key)}`)
    .orderBy('posts.createat')
    .executeTakeFirst()
  return post?.id
}
