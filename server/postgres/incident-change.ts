import { hash } from 'node:crypto'

import type { QueryConfig } from 'pg'

import type { Incident } from '../domain/incident.ts'
import type { StatusUpdate } from '../domain/status-update.ts'
import type { MemberChange } from '../domain/facts.ts'
import type { ChangedRows, IncidentChange } from '../usecases/ports/changes.ts'
import { auditInto, auditValue } from './audit-insert.ts'
import { toIncidentRow, type IncidentRow } from './incident-row.ts'
import { toPayloads } from './outbox-payload.ts'
import { toAnswerText } from './status-answer.ts'
import { POSTED_RECORD, toPostedRow } from './status-update-row.ts'
import { TASK_COLUMNS, TASK_RECORD, toTaskRow } from './task-row.ts'
import { fromTime } from './times.ts'
import { TIMELINE_COLUMNS, TIMELINE_RECORD, toTimelineRow } from './timeline-row.ts'

/** One part of the statement: SQL with its value's placeholder, and the value. `$1` is the incident, `$2` the time. */
type Part = Readonly<{ sql: (placeholder: string) => string; value: unknown }>

/**
 * One version step in one statement: of the incident the columns that changed, other rows whole, the record and the
 * outbox. Everything is written from `target`, so nothing is when the incident has another version or a task is not
 * its own. The answer, `steps`, is 1, or 0 when nothing was written.
 */
export function writingStatement(before: Incident, change: IncidentChange): QueryConfig {
  const { incident, rows, timelineEvents, outbox, audit } = change
  const parts = [
    ofIncident(before, incident),
    ...partsOfRows(rows),
    ...partsOfWelcome(incident, rows.members ?? []),
    ...partsOfStatus(incident, rows.statusUpdates ?? [], broadcastIn(outbox)),
    ...(timelineEvents.length > 0 ? [record(JSON.stringify(timelineEvents.map(toTimelineRow)))] : []),
    ...(outbox.length > 0 ? [tell(toPayloads(outbox))] : []),
    ...(audit.length > 0 ? [audited(auditValue(audit))] : []),
  ]
  const taskIds = (rows.tasks ?? []).map(({ id }) => id)
  const values = [incident.id, incident.updateAt.getTime(), before.version, taskIds]
  const written = parts.map(({ sql }, index) => sql(`$${values.length + index + 1}`))
  const text = `with ${[TARGET, ...written].join(', ')} select count(*) as steps from step`
  return { name: hash('sha1', text), text, values: [...values, ...parts.map(({ value }) => value)] }
}

const TARGET = `target as (
  select i.id from incident i
  where i.id = $1 and i.version = $3 and not exists (
    select from task t where t.id = any ($4::text[]) and (t.incident_id <> i.id or t.delete_at > 0))
)`

function ofIncident(before: Incident, after: Incident): Part {
  const [old, next] = [toIncidentRow(before), toIncidentRow(after)]
  const names = (Object.keys(next) as (keyof IncidentRow)[]).filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(next[name]),
  )
  return {
    sql: (given) => `step as (
      update incident i set ${names.map((name) => `${name} = next.${name}`).join(', ')}
      from target, jsonb_populate_record(null::incident, ${given}::jsonb) next
      where i.id = target.id
      returning i.id
    )`,
    value: JSON.stringify(Object.fromEntries(names.map((name) => [name, next[name]]))),
  }
}

function partsOfRows(rows: ChangedRows): Part[] {
  const {
    checklists,
    removedChecklistIds,
    tasks,
    removedTaskIds,
    removedTimelineEventIds,
    removedBy = '',
    members,
  } = rows
  return [
    ...(checklists ? [writeChecklists(JSON.stringify(checklists))] : []),
    ...(tasks ? [writeTasks(JSON.stringify(tasks.map(toTaskRow)))] : []),
    ...(removedTaskIds ? [remove('task', 'id', removedTaskIds)] : []),
    ...(removedChecklistIds
      ? [remove('checklist', 'id', removedChecklistIds), remove('task', 'checklist_id', removedChecklistIds)]
      : []),
    ...(members ? [writeMembers(JSON.stringify(toMemberRows(members)))] : []),
    ...(removedTimelineEventIds ? [removeEntries(removedTimelineEventIds, removedBy)] : []),
  ]
}

const writeChecklists = (value: string): Part => ({
  sql: (given) => `checklists as (
    insert into checklist as c (id, incident_id, title, position, create_at)
    select next.id, target.id, next.title, next.position, $2
    from target, jsonb_to_recordset(${given}::jsonb) as next (id text, title text, position bigint)
    on conflict (id) do update set title = excluded.title, position = excluded.position
    where c.incident_id = excluded.incident_id
  )`,
  value,
})

const KEPT_POST_ID = (change: string): string =>
  `${change}_post_id = case when t.${change} = excluded.${change} then t.${change}_post_id
    else excluded.${change}_post_id end`

/** A post id stays while its change is the latest, since it may have been filled in meanwhile. */
const writeTasks = (value: string): Part => ({
  sql: (given) => `tasks as (
    insert into task as t (incident_id, create_at, update_at, ${TASK_COLUMNS})
    select target.id, $2, $2, next.* from target, jsonb_to_recordset(${given}::jsonb) as next (${TASK_RECORD})
    on conflict (id) do update set update_at = excluded.update_at, checklist_id = excluded.checklist_id,
      position = excluded.position, title = excluded.title, description = excluded.description,
      command = excluded.command, command_last_run = excluded.command_last_run, state = excluded.state,
      state_modified = excluded.state_modified, ${KEPT_POST_ID('state_modified')},
      assignee_id = excluded.assignee_id, assignee_modified = excluded.assignee_modified,
      ${KEPT_POST_ID('assignee_modified')}
  )`,
  value,
})

/** Of the updates that go out to another channel. */
const broadcastIn = (outbox: IncidentChange['outbox']): ReadonlySet<string> =>
  new Set(outbox.flatMap((entry) => (entry.kind === 'broadcast' ? [entry.statusUpdateId] : [])))

/** What they state is written already; with its post an update counts, and its key, if it has one, gets its answer. */
function partsOfStatus(
  incident: Incident,
  updates: readonly StatusUpdate[],
  broadcast: ReadonlySet<string>,
): Part[] {
  if (updates.length === 0) return []
  const answers = updates.map(({ id, authorId, postId }) => ({
    id,
    author_user_id: authorId,
    answer: toAnswerText(incident, postId),
  }))
  const rows = updates.map((update) => ({ ...toPostedRow(update), is_broadcast: broadcast.has(update.id) }))
  return [writeStatusUpdates(JSON.stringify(rows)), keepAnswers(JSON.stringify(answers))]
}

const writeStatusUpdates = (value: string): Part => ({
  sql: (given) => `status_updates as (
    update status_update u set phase = 'posted', message = '', post_id = next.post_id,
      old_status = next.old_status, create_at = next.create_at, edit_at = next.edit_at, delete_at = next.delete_at,
      broadcast = case when next.is_broadcast then 'pending' else u.broadcast end
    from target, jsonb_to_recordset(${given}::jsonb) as next (${POSTED_RECORD}, is_broadcast boolean)
    where u.id = next.id and u.incident_id = target.id
  )`,
  value,
})

/** Of those that wait for it: later changes of an update leave the first answer alone. */
const keepAnswers = (value: string): Part => ({
  sql: (given) => `answered as (
    update idempotency_key k set status = 200, body = next.answer
    from target, jsonb_to_recordset(${given}::jsonb) as next (id text, author_user_id text, answer text)
    where k.user_id = next.author_user_id and k.object_id = next.id and k.status = 0
  )`,
  value,
})

/** One row a person: where they are in the end, and when they came and went last, `null` = they did not. */
function toMemberRows(members: readonly MemberChange[]) {
  const none = { came: null, went: null }
  const rows = new Map<string, { is_in: boolean; came: number | null; went: number | null }>()
  for (const { userId, isIn, at } of members) {
    const known = rows.get(userId) ?? none
    rows.set(userId, { ...known, is_in: isIn, [isIn ? 'came' : 'went']: fromTime(at) })
  }
  return [...rows].map(([userId, row]) => ({ user_id: userId, ...row }))
}

/** Whoever comes back is in again; whoever was never seen to come was there at that time at the latest. */
const writeMembers = (value: string): Part => ({
  sql: (given) => `members as (
    insert into participant as p (incident_id, user_id, first_joined_at, last_joined_at, left_at)
    select target.id, next.user_id, known.came, known.came, case when next.is_in then 0 else known.went end
    from target, jsonb_to_recordset(${given}::jsonb) as next (user_id text, is_in boolean, came bigint, went bigint),
      lateral (select coalesce(nullif(coalesce(next.came, next.went), 0), $2) as came,
        coalesce(nullif(next.went, 0), $2) as went) known
    on conflict (incident_id, user_id) do update set left_at = excluded.left_at,
      last_joined_at = case
        when excluded.left_at = 0 or excluded.last_joined_at < excluded.left_at then excluded.last_joined_at
        else p.last_joined_at end
  )`,
  value,
})

/** Whoever has seen it, or waits for it, is written down already. */
function partsOfWelcome({ automation }: Incident, members: readonly MemberChange[]): Part[] {
  const newcomers = members.flatMap(({ userId, isIn }) => (isIn ? [userId] : []))
  if (automation.messageOnJoin === '' || newcomers.length === 0) return []
  const sql: Part['sql'] = (given) => `awaiting as (
    insert into welcome_seen (incident_id, user_id, pending_since)
    select target.id, newcomer, $2 from target, unnest(${given}::text[]) newcomer
    on conflict do nothing
  )`
  return [{ sql, value: newcomers }]
}

const remove = (table: string, key: string, ids: readonly string[]): Part => ({
  sql: (given) => `removed_${table}_by_${key} as (
    update ${table} gone set delete_at = $2 from target
    where gone.incident_id = target.id and gone.${key} = any (${given}::text[]) and gone.delete_at = 0
  )`,
  value: ids,
})

/** They stay, and so does who took them off the record. */
const removeEntries = (ids: readonly string[], by: string): Part => ({
  sql: (given) => `removed_entries as (
    update timeline_event gone set delete_at = $2, delete_user_id = ${given}::jsonb ->> 'by' from target
    where gone.incident_id = target.id and gone.delete_at = 0
      and gone.id in (select jsonb_array_elements_text(${given}::jsonb -> 'ids'))
  )`,
  value: JSON.stringify({ ids, by }),
})

const record = (value: string): Part => ({
  sql: (given) => `recorded as (
    insert into timeline_event (incident_id, ${TIMELINE_COLUMNS})
    select target.id, event.* from target, jsonb_to_recordset(${given}::jsonb) as event (${TIMELINE_RECORD})
  )`,
  value,
})

const tell = (value: string): Part => ({
  sql: (given) => `told as (
    insert into outbox (incident_id, kind, key, payload, create_at)
    select target.id, payload ->> 'kind', payload ->> 'key', payload, $2
    from target, jsonb_array_elements(${given}::jsonb) with ordinality as entry (payload, position)
    order by position
  )`,
  value,
})

const audited = (value: string): Part => ({
  sql: (given) => `audited as (${auditInto(given, { beside: 'target,' })})`,
  value,
})
