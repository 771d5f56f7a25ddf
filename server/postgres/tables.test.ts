import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { connect } from '../../tests/support/connect.ts'
import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import type { Database } from './database.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url)
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const idOf = (name: string) => name.padEnd(26, 'y')

/** Keys and indexes of spec/data-model.md, section 7: columns in order, `where` for partial ones. */
const INDEXES: Record<string, string[]> = {
  incident: [
    'unique (id)',
    "unique (channel_id) where (channel_id <> '')",
    "(team_id, create_at, id) where (phase = 'started')",
    "(team_id, end_at, id) where (phase = 'started')",
    "(team_id, status, id) where (phase = 'started')",
    "(team_id, commander_user_id, create_at, id) where (phase = 'started')",
    "(team_id, update_at, id) where (phase = 'started')",
    "(team_id, lower(name), id) where (phase = 'started')",
    "(commander_user_id, id) where (phase = 'started')",
    "(playbook_id) where (phase = 'started')",
    "(start_seen_at) where (phase = 'starting')",
    '(reminder_at) where ((reminder_at > 0) and (not overdue))',
    '(retrospective_reminder_at) where (retrospective_reminder_at > 0)',
  ],
  checklist: ['unique (id)', '(incident_id, position, id) where (delete_at = 0)'],
  task: [
    'unique (id)',
    '(incident_id, checklist_id, position, id) where (delete_at = 0)',
    "(assignee_id, incident_id) where ((delete_at = 0) and (assignee_id <> ''))",
  ],
  status_update: [
    'unique (id)',
    "unique (post_id) where (post_id <> '')",
    '(incident_id, create_at, seq)',
    "(create_at) where (phase = 'pending')",
  ],
  timeline_event: [
    'unique (id)',
    '(incident_id, event_at, id) where (delete_at = 0)',
    "(post_id) where (post_id <> '')",
  ],
  participant: ['unique (incident_id, user_id)', '(user_id, incident_id)'],
  playbook: [
    'unique (id)',
    '(team_id, lower(title), id) where (delete_at = 0)',
    '(team_id, num_stages, id) where (delete_at = 0)',
    '(team_id, num_steps, id) where (delete_at = 0)',
  ],
  playbook_member: ['unique (playbook_id, user_id)', '(user_id, playbook_id)'],
  setting: ['unique (name)'],
  user_preference: ['unique (user_id, name)'],
  outbox: ['unique (seq)', 'unique (key)', '(incident_id, seq)', '(not_before) where (dead_at = 0)'],
  welcome_seen: ['unique (incident_id, user_id)', '(user_id) where (seen_at = 0)'],
  team_hint: ['unique (team_id)'],
  idempotency_key: ['unique (user_id, route, key)', '(expire_at)'],
  webhook_delivery: [
    'unique (id)',
    '(incident_id, create_at, id)',
    "unique (incident_id, event_id) where (replay_of = '')",
    "(next_try_at) where (state = 'pending')",
    "(incident_id, seq) where ((state = 'pending') and (tries = 0))",
    '(done_at) where (done_at > 0)',
  ],
  webhook_attempt: ['unique (delivery_id, number)'],
  audit_record: ['unique (id)', '(at, id)', '(incident_id, at, id)', '(actor_user_id, at, id)'],
  migration: ['unique (number)'],
}

test('every table has the keys and indexes that its lists need, and no others', async () => {
  const { rows } = await sql<{ table: string; definition: string }>`
    select tablename as "table", indexdef as definition from pg_indexes
    where schemaname = 'incident_collaboration'`.execute(database.db)
  const found: Record<string, string[]> = {}
  for (const { table, definition } of rows) (found[table] ??= []).push(shorten(definition))
  const sorted = (lists: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(lists).map(([table, list]) => [table, [...list].sort()]))
  expect(sorted(found)).toEqual(sorted(INDEXES))
})

/** `CREATE UNIQUE INDEX x ON s.t USING btree (a) WHERE (b = ''::text)` as `unique (a) where (b = '')`. */
const shorten = (definition: string): string =>
  definition
    .replace(/^CREATE (UNIQUE )?INDEX .* USING btree /, '$1')
    .replaceAll('::text', '')
    .replaceAll('"', '')
    .replace(/\b(UNIQUE|WHERE|AND|NOT)\b/g, (word) => word.toLowerCase())

test('a row with only what it must have reads back with its defaults', async () => {
  const { db } = database
  const times = { create_at: 1_700_000_000_000, update_at: 1_700_000_000_000 }
  const incident = await db
    .insertInto('incident')
    .values({
      id: idOf('incident'),
      team_id: idOf('team'),
      name: 'Outage',
      channel_type: 'O',
      commander_user_id: idOf('ann'),
      reporter_user_id: idOf('ann'),
      ...times,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  expect(incident).toMatchObject({
    version: 1,
    phase: 'starting',
    status: 1,
    create_at: 1_700_000_000_000,
    end_at: 0,
    channel_id: '',
    invited_user_ids: [],
    post_task_changes: true,
    retrospective_enabled: true,
    archive_channel_enabled: false,
  })

  const playbook = await db
    .insertInto('playbook')
    .values({ id: idOf('playbook'), team_id: idOf('team'), title: 'Outage', ...times })
    .returningAll()
    .executeTakeFirstOrThrow()
  expect(playbook).toMatchObject({ public: false, checklists: [], delete_at: 0, num_steps: 0 })

  const sent = await db
    .insertInto('outbox')
    .values([1, 2].map((key) => ({ kind: 'post', key: String(key), payload: '["a"]', create_at: 1 })))
    .returning(['seq', 'payload', 'dead_at'])
    .execute()
  expect(sent[0]).toEqual({ seq: expect.any(Number), payload: ['a'], dead_at: 0 })
  expect(sent[1]?.seq).toBeGreaterThan(sent[0]?.seq ?? Infinity)
})

test.each([
  ["insert into playbook_member values ('short', repeat('y', 26))", 'playbook_member_playbook_id_check'],
  ["insert into playbook_member values (repeat('x', 26), repeat('y', 26))", 'violates foreign key'],
  ["update incident set channel_id = 'short'", 'incident_channel_id_check'],
  ['update incident set status = 5', 'incident_status_check'],
  ["update incident set phase = 'lost'", 'incident_phase_check'],
])('%s is refused', async (statement, reason) => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(reason)
})
