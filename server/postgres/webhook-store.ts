import type { Pool } from 'pg'

import { hostOf } from '../domain/webhook-url.ts'
import type { DueDelivery, MadeAttempt, NewDelivery, WebhookStore } from '../usecases/ports/webhooks.ts'
import { auditInto, auditValue } from './audit-insert.ts'
import type { Database } from './database.ts'
import { listAllows } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'
import { toPayloads } from './outbox-payload.ts'
import { fromTime } from './times.ts'

export const makeWebhookStore = ({ pool }: Database): WebhookStore => ({
  findMessage: (postId) => orUnavailable(findMessage(pool, postId)),
  add: (delivery) => orUnavailable(add(pool, delivery)),
  findDue: (question) => orUnavailable(findDue(pool, question)),
  find: (id, now) => orUnavailable(find(pool, id, now)),
  record: (attempt) => orUnavailable(record(pool, attempt)),
})

async function findMessage(pool: Pool, postId: string): Promise<string> {
  const text = 'select message from posts where id = $1 and deleteat = 0'
  const { rows } = await pool.query<{ message: string | null }>(text, [idParameter(postId)])
  return rows[0]?.message ?? ''
}

const ADD = `
insert into webhook_delivery
  (id, incident_id, playbook_id, event, event_id, url, target_host, body, next_try_at, create_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
on conflict (incident_id, event_id) where replay_of = '' do nothing`

async function add(pool: Pool, delivery: NewDelivery): Promise<void> {
  const { id, incidentId, playbookId, event, eventId, url, body, at } = delivery
  const values = [id, incidentId, playbookId, event, eventId, url, hostOf(url), body, at.getTime()]
  await pool.query(ADD, values)
}

const DUE = `
select id, target_host as "targetHost" from (
  select d.id, d.target_host, d.next_try_at, d.seq,
    row_number() over (partition by d.target_host order by d.next_try_at, d.seq) as place
  from webhook_delivery d
    join incident i on i.id = d.incident_id
    join teams on teams.id = i.team_id and teams.deleteat = 0
  where d.state = 'pending' and d.next_try_at <= $1 and not d.id = any ($2::text[])
    and (d.tries > 0 or not exists (
      select from webhook_delivery earlier
      where earlier.incident_id = d.incident_id and earlier.seq < d.seq
        and earlier.state = 'pending' and earlier.tries = 0))
    and ${listAllows('enabled_team_ids', 'i.team_id')}
) due where place <= 2 order by next_try_at, seq limit $3`

async function findDue(
  pool: Pool,
  { now, besides, limit }: Parameters<WebhookStore['findDue']>[0],
): ReturnType<WebhookStore['findDue']> {
  const values = [now.getTime(), besides, limit]
  const { rows } = await pool.query<{ id: string; targetHost: string }>({
    name: 'due-webhooks',
    text: DUE,
    values,
  })
  return rows
}

const FIND = `
select d.id, d.incident_id as "incidentId", d.playbook_id as "playbookId", i.team_id as "teamId",
  coalesce(teams.name, '') as "teamName", d.event, d.url, d.body, d.tries,
  array_remove(array[p.webhook_secret, case when p.webhook_secret_old_until > $2 then p.webhook_secret_old end],
    null) as secrets,
  coalesce((select value from setting where name = 'webhook_allowed_hosts'), '[]') as "allowedHosts"
from webhook_delivery d
  join incident i on i.id = d.incident_id
  left join teams on teams.id = i.team_id
  left join playbook p on p.id = d.playbook_id
where d.id = $1 and d.state = 'pending' and d.next_try_at <= $2`

async function find(pool: Pool, id: string, now: Date): Promise<DueDelivery | undefined> {
  const values = [id, now.getTime()]
  const { rows } = await pool.query<DueDelivery>({ name: 'due-webhook', text: FIND, values })
  return rows[0]
}

/** Nothing of it where another node was quicker; the warning only where the incident has had none. */
const RECORD = `
with tried as (
  update webhook_delivery set state = $2, tries = $3, next_try_at = $4, done_at = $5
  where id = $1 and state = 'pending' and tries = $3 - 1
  returning id, incident_id
), attempted as (
  insert into webhook_attempt (delivery_id, number, at, duration_ms, status, outcome)
  select id, $3, $6, $7, $8, $9 from tried
), warned as (
  update incident i set webhook_warned_at = $10 from tried
  where i.id = tried.incident_id and i.webhook_warned_at = 0 and $11::jsonb <> '[]'
  returning i.id
), told as (
  insert into outbox (incident_id, kind, key, payload, create_at)
  select warned.id, payload ->> 'kind', payload ->> 'key', payload, $10
  from warned, jsonb_array_elements($11::jsonb) payload
), audited as (${auditInto('$12', { beside: 'tried,' })})
select exists (select from tried) as "isRecorded", exists (select from warned) as "isWarned"`

async function record(pool: Pool, attempt: MadeAttempt): ReturnType<WebhookStore['record']> {
  const { delivery, number, at, durationMs, status, outcome, state, nextTryAt, endedAt } = attempt
  const { warning, audit } = attempt
  const now = endedAt.getTime()
  const values = [
    ...[delivery.id, state, number, fromTime(nextTryAt), nextTryAt ? 0 : now],
    ...[at.getTime(), durationMs, status, outcome],
    ...[now, toPayloads(warning ? [warning] : []), auditValue(audit)],
  ]
  const { rows } = await pool.query<{ isRecorded: boolean; isWarned: boolean }>({
    name: 'record-webhook-attempt',
    text: RECORD,
    values,
  })
  return rows[0] ?? { isRecorded: false, isWarned: false }
}
