import type { ClientBase } from 'pg'

import type { Delivered } from '../usecases/ports/outbox.ts'

const DELIVERED = 'delete from outbox where key = any ($1)'

/**
 * Removes entries; record entries and tasks get the ids of their posts, a task unless it changed again since. Of two
 * posts about one task the later one counts, for its state and for its assignee.
 */
const POSTED = `
with gone as (
  delete from outbox where key = any ($1) returning key, incident_id
), posted as (
  select gone.incident_id, post.*
  from gone join jsonb_to_recordset($2::jsonb) as post (key text, post_id text, event_id text, task_id text)
    on post.key = gone.key
), recorded as (
  update timeline_event e set post_id = posted.post_id from posted
  where e.id = posted.event_id and e.incident_id = posted.incident_id
  returning e.incident_id, posted.task_id, posted.post_id, e.event_at, e.event_type = 'assignee_changed' as is_assignment
), latest as (
  select incident_id, task_id,
    max(event_at) filter (where not is_assignment) as state_at,
    (array_agg(post_id order by event_at desc) filter (where not is_assignment))[1] as state_post_id,
    max(event_at) filter (where is_assignment) as assigned_at,
    (array_agg(post_id order by event_at desc) filter (where is_assignment))[1] as assigned_post_id
  from recorded where task_id <> '' group by incident_id, task_id
)
update task t set
  state_modified_post_id = case when t.state_modified = state_at then state_post_id else state_modified_post_id end,
  assignee_modified_post_id =
    case when t.assignee_modified = assigned_at then assigned_post_id else assignee_modified_post_id end
from latest
where t.id = latest.task_id and t.incident_id = latest.incident_id
  and (t.state_modified = state_at or t.assignee_modified = assigned_at)`

/** By itself: it locks the incident, which everybody else does before its tasks. */
const REMINDED = `
with gone as (
  delete from outbox where key = $1 returning incident_id
)
update incident i set reminder_post_id = $2 from gone where i.id = gone.incident_id and i.reminder_key = $1`

const BROADCAST = `
with gone as (
  delete from outbox where key = $1 returning incident_id
)
update status_update u set broadcast = $3 from gone where u.id = $2 and u.incident_id = gone.incident_id`

/** Removes entries and notes the posts that they became, in one round trip. */
export async function removeDelivered(client: ClientBase, delivered: readonly Delivered[]): Promise<void> {
  const reminders = delivered.filter(isReminder)
  const others = delivered.filter((one) => !isReminder(one) && one.entry.kind !== 'broadcast')
  await Promise.all([
    ...delivered.map((one) => noteBroadcast(client, one)),
    others.length > 0 && removeTogether(client, others),
    ...reminders.map(({ entry, postId }) =>
      client.query({ name: 'outbox-reminded', text: REMINDED, values: [entry.key, postId] }),
    ),
  ])
}

const isReminder = ({ entry, postId }: Delivered): boolean =>
  entry.kind === 'post' && entry.reminder !== undefined && postId !== ''

async function noteBroadcast(client: ClientBase, { entry, postId }: Delivered): Promise<void> {
  if (entry.kind !== 'broadcast') return
  const values = [entry.key, entry.statusUpdateId, postId === '' ? 'failed' : 'sent']
  await client.query({ name: 'outbox-broadcast', text: BROADCAST, values })
}

function removeTogether(client: ClientBase, delivered: readonly Delivered[]): Promise<unknown> {
  const keys = delivered.map(({ entry }) => entry.key)
  const posts = delivered.flatMap(({ entry, postId }) =>
    entry.kind === 'post' && postId !== ''
      ? [{ key: entry.key, post_id: postId, event_id: entry.timelineEventId, task_id: entry.taskId }]
      : [],
  )
  if (posts.length === 0) return client.query({ name: 'outbox-delivered', text: DELIVERED, values: [keys] })
  return client.query({ name: 'outbox-posted', text: POSTED, values: [keys, JSON.stringify(posts)] })
}
