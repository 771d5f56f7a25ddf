import { sql } from 'kysely'

import type { Clock } from '../usecases/ports/process.ts'
import type { StartRow, StartStore } from '../usecases/ports/starts.ts'
import { auditInsert } from './audit-insert.ts'
import type { Database } from './database.ts'
import { failureText } from './failure-text.ts'
import { idParameter } from './id-parameter.ts'
import { freeKeyOf, findKey, keepKeyOf } from './idempotency-keys.ts'
import { INCIDENT_COLUMNS, toIncident } from './incident-row.ts'
import { insertStart } from './insert-start.ts'
import { orUnavailable } from './or-unavailable.ts'
import { outboxInsert } from './outbox-insert.ts'
import { findStartFacts } from './start-facts.ts'
import { toTimelineRow } from './timeline-row.ts'
import { makeTransactions, type Db, type InTransaction, type SendLast, type Tx } from './transaction.ts'

type Opening = Parameters<StartStore['open']>[0]

/** The resumable start of an incident, from its first row to the open incident. */
export function makeStartStore(database: Database, clock: Clock): StartStore {
  const { db, pool } = database
  const inTransaction = makeTransactions(database)
  return {
    facts: (question) => orUnavailable(findStartFacts(pool, question)),
    findKey: (key) => orUnavailable(findKey(db, key, clock.now())),
    insert: (start) => insertStart(inTransaction, start, clock.now()),
    find: (incidentId) => orUnavailable(find(db, incidentId)),
    tryName: (incidentId, channelName) =>
      orUnavailable(remember(db, incidentId, { channel_name: channelName }, clock.now())),
    channelMade: (incidentId, channelId) =>
      orUnavailable(remember(db, incidentId, { channel_id: channelId }, clock.now())),
    open: (start) => open(inTransaction, start, clock.now()),
    giveUp: (incidentId, reason) =>
      orUnavailable(remember(db, incidentId, { start_error: failureText(reason) }, clock.now())),
    abandon: (incidentId, order) => abandon(inTransaction, incidentId, order, clock.now()),
    unfinished: () => orUnavailable(unfinished(db)),
  }
}

async function find(db: Db, incidentId: string): Promise<StartRow | undefined> {
  const row = await db
    .selectFrom('incident as i')
    .leftJoin('teams', 'teams.id', 'i.team_id')
    .leftJoin('playbook', 'playbook.id', 'i.playbook_id')
    .select(INCIDENT_COLUMNS.map((column) => `i.${column}` as const))
    .select(['i.phase', 'i.channel_name', 'i.start_error'])
    .select(['teams.name as team_name', 'playbook.title as playbook_title'])
    .where('i.id', '=', idParameter(incidentId))
    .executeTakeFirst()
  return (
    row && {
      incident: toIncident(row),
      phase: row.phase,
      channelName: row.channel_name,
      teamName: row.team_name ?? '',
      playbookTitle: row.playbook_title ?? '',
      givenUpBecause: row.start_error,
    }
  )
}

type Progress = { channel_name: string } | { channel_id: string } | { start_error: string }

async function remember(db: Db, incidentId: string, progress: Progress, now: Date): Promise<void> {
  await db
    .updateTable('incident')
    .set({ ...progress, start_seen_at: now.getTime() })
    .where('id', '=', incidentId)
    .where('phase', '=', 'starting')
    .execute()
}

/** Only the first call finds the row `starting`; any other writes nothing. */
const open = (inTransaction: InTransaction, start: Opening, now: Date): Promise<void> =>
  inTransaction(async (tx, sendLast) => {
    const { id, commanderId } = start.incident
    const opened = await leaveStarting(tx, id, { phase: 'started', commander_user_id: commanderId })
    if (!opened) return
    sendLast(keepKeyOf(tx, opened))
    sendOpening(tx, sendLast, start, now)
  })

function sendOpening(tx: Tx, sendLast: SendLast, start: Opening, now: Date): void {
  const { incident, timelineEvents, outbox } = start
  const people = [...new Set([incident.reporterId, incident.commanderId])]
  const joined = now.getTime()
  const participants = sql`
    insert into participant (incident_id, user_id, first_joined_at, last_joined_at)
    select ${incident.id}, person, ${joined}, ${joined} from unnest(${people}::text[]) person
    where not exists (select from bots where userid = person)
    on conflict do nothing`
  sendLast({ compile: () => participants.compile(tx) })
  if (incident.automation.messageOnJoin !== '') {
    const newcomers = sql`
      insert into welcome_seen (incident_id, user_id, pending_since)
      select incident_id, user_id, ${joined} from participant where incident_id = ${incident.id}
      on conflict do nothing`
    sendLast({ compile: () => newcomers.compile(tx) })
  }
  const events = timelineEvents.map((event) => ({ incident_id: incident.id, ...toTimelineRow(event) }))
  if (events.length > 0) sendLast(tx.insertInto('timeline_event').values(events))
  sendLast(outboxInsert(tx, incident.id, outbox, now))
}

const abandon = (
  inTransaction: InTransaction,
  incidentId: string,
  { outbox, audit }: Parameters<StartStore['abandon']>[1],
  now: Date,
): Promise<void> =>
  inTransaction(async (tx, sendLast) => {
    const abandoned = await leaveStarting(tx, incidentId, { phase: 'abandoned' })
    if (!abandoned) return
    sendLast(freeKeyOf(tx, abandoned))
    sendLast(tx.deleteFrom('outbox').where('incident_id', '=', incidentId))
    sendLast(outboxInsert(tx, incidentId, outbox, now))
    sendLast(auditInsert([audit]))
  })

type End = { phase: 'started'; commander_user_id: string } | { phase: 'abandoned' }

const leaveStarting = (tx: Tx, incidentId: string, end: End) =>
  tx
    .updateTable('incident')
    .set(end)
    .where('id', '=', incidentId)
    .where('phase', '=', 'starting')
    .returning(['id', 'reporter_user_id'])
    .executeTakeFirst()

async function unfinished(db: Db): Promise<readonly string[]> {
  const starting = db.selectFrom('incident').select('id').where('phase', '=', 'starting')
  return (await starting.orderBy('create_at').orderBy('id').execute()).map(({ id }) => id)
}
