import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { connect } from '../../tests/support/connect.ts'
import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import type { Database } from './database.ts'
import { whileMigrating } from './locks.ts'
import { migrate, type MigrateOptions } from './migrate.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'

let fresh: FreshDatabase
let database: Database

beforeEach(async () => {
  fresh = await freshDatabase({ contents: 'host-tables' })
  database = connect(fresh.url)
})
afterEach(async () => {
  await database.close()
  await fresh.drop()
})

const run = (options: Partial<MigrateOptions> = {}) =>
  migrate(database.db, { programVersion: '1.2.3', now: () => new Date(), ...options })

/** Every table, column, default, constraint and index of our schema, and what was run. */
async function state(): Promise<unknown[]> {
  const { rows } = await sql`
    select table_name || '.' || column_name || ' ' || data_type || coalesce(column_default, '') as thing
    from information_schema.columns where table_schema = 'incident_collaboration'
    union all select indexdef from pg_indexes where schemaname = 'incident_collaboration'
    union all select conname || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'incident_collaboration'::regnamespace
    order by 1`.execute(database.db)
  const applied = await database.db.selectFrom('migration').selectAll().execute()
  return [...rows, ...applied]
}

const NEXT = MIGRATIONS.length + 1
const next = (text: string): Migration => ({ number: NEXT, name: 'severity', sql: text })
const addSeverity = next('alter table incident_collaboration.incident add if not exists severity smallint;')

test('the first start makes everything and notes who did it; the second changes nothing', async () => {
  const now = new Date()
  expect(await run({ now: () => now })).toEqual(MIGRATIONS.map(({ number }) => number))
  const before = await state()
  expect(before.at(-MIGRATIONS.length)).toMatchObject({
    number: 1,
    name: 'first tables',
    checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    program_version: '1.2.3',
    applied_at: now.getTime(),
  })
  expect(await run({ programVersion: '1.2.4' })).toEqual([])
  expect(await state()).toEqual(before)
})

test.each(MIGRATIONS.map((migration) => [migration.number, migration] as const))(
  'A-004: migration %i run twice changes nothing',
  async (_, migration) => {
    await run()
    const before = await state()
    await sql.raw(migration.sql).execute(database.db)
    expect(await state()).toEqual(before)
  },
)

test('migrations are numbered from 1 without gaps', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1))
})

test('A-004: of two nodes that start together one migrates and the other finds nothing left to do', async () => {
  const other = connect(fresh.url)
  const both = await Promise.all([
    run(),
    migrate(other.db, { programVersion: '1.2.3', now: () => new Date() }),
  ])
  expect(both.map((numbers) => numbers.length).sort()).toEqual([0, MIGRATIONS.length])
  await other.close()
})

test('a node that another one keeps waiting for too long says so, and may try again', async () => {
  const other = connect(fresh.url)
  await whileMigrating(other.db, () =>
    expect(run({ patienceMs: 0 })).rejects.toThrow('Another node has been changing the database'),
  )
  await other.close()
  expect(await run({ patienceMs: 0 })).toHaveLength(MIGRATIONS.length)
})

test('A-004: an upgrade runs what is missing only', async () => {
  await run()
  expect(await run({ migrations: [...MIGRATIONS, addSeverity], programVersion: '2.0.0' })).toEqual([NEXT])
  const rows = await database.db.selectFrom('migration').select(['number', 'program_version']).execute()
  expect(rows.map((row) => [row.number, row.program_version])).toEqual([
    ...MIGRATIONS.map(({ number }) => [number, '1.2.3']),
    [NEXT, '2.0.0'],
  ])
})

/** Incidents with tasks, a playbook and a setting, as the first release would have written them. */
const FILL = `
insert into incident_collaboration.incident (id, phase, team_id, name, channel_type, commander_user_id, reporter_user_id, status, create_at, update_at)
  select lpad(n::text, 26, 'i'), 'started', repeat('t', 26), 'Incident ' || n, 'O', repeat('u', 26), repeat('u', 26), 1, n, n
  from generate_series(1, 2000) n;
insert into incident_collaboration.checklist (id, incident_id, title, position, create_at)
  select lpad(n::text, 26, 'c'), lpad(n::text, 26, 'i'), 'Triage', 1, n from generate_series(1, 2000) n;
insert into incident_collaboration.task (id, incident_id, checklist_id, title, position, create_at, update_at)
  select lpad(n::text, 26, 'k'), lpad(n::text, 26, 'i'), lpad(n::text, 26, 'c'), 'Look', 1, n, n
  from generate_series(1, 2000) n;
insert into incident_collaboration.playbook (id, title, team_id, create_at, update_at)
  values (repeat('p', 26), 'Outage', repeat('t', 26), 1, 1);
insert into incident_collaboration.setting (name, value) values ('audit_retention_days', '90');`

/** Every column that the earlier release knew, of every row. */
async function dataIn(tables: ReadonlyMap<string, readonly string[]>): Promise<string[]> {
  const digests = [...tables].map(async ([table, columns]) => {
    const { rows } = await sql<{ digest: string }>`
      select count(*) || ' ' || md5(coalesce(string_agg(row(${sql.raw(columns.join(', '))})::text, '|' order by 1), '')) as digest
      from ${sql.table(`incident_collaboration.${table}`)} t`.execute(database.db)
    return `${table} ${rows[0]?.digest ?? ''}`
  })
  return Promise.all(digests)
}

async function columnsByTable(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select table_name as name, json_agg(column_name order by ordinal_position) as columns
    from information_schema.columns
    where table_schema = 'incident_collaboration' and table_name <> 'migration' group by table_name`.execute(
    database.db,
  )
  return new Map(rows.map(({ name, columns }) => [name, columns]))
}

test.each(MIGRATIONS.map(({ number }) => number))(
  'A-004, P-37: what an installation of migration %i has is all there after the upgrade, and after another one',
  async (number) => {
    await run({ migrations: MIGRATIONS.slice(0, number) })
    await sql.raw(FILL).execute(database.db)
    const tables = await columnsByTable()
    const before = await dataIn(tables)
    expect(await run()).toHaveLength(MIGRATIONS.length - number)
    expect(await dataIn(tables)).toEqual(before)
    for (const migration of MIGRATIONS) await sql.raw(migration.sql).execute(database.db)
    expect(await dataIn(tables)).toEqual(before)
  },
)

test('P-37: a failing migration is named with its reason and leaves all as before, for the former release too', async () => {
  await run()
  const before = await state()
  const broken = next(`${addSeverity.sql} insert into incident_collaboration.setting values ('a', null);`)
  await expect(run({ migrations: [...MIGRATIONS, broken] })).rejects.toThrow(
    `Migration ${NEXT} (severity) failed and changed nothing: null value in column "value"`,
  )
  expect(await state()).toEqual(before)
  expect(await run()).toEqual([])
})

test('a migration that was changed after it ran is refused', async () => {
  await run({ migrations: [...MIGRATIONS, addSeverity], programVersion: '2.0.0' })
  const changed = next(`${addSeverity.sql} -- and more`)
  await expect(run({ migrations: [...MIGRATIONS, changed], programVersion: '2.1.0' })).rejects.toThrow(
    `Migration ${NEXT} (severity) was run by release 2.0.0 in another form than this program, 2.1.0, knows.`,
  )
})

test('A-005, P-37: a program older than the schema refuses and names the release that it needs', async () => {
  await run({ migrations: [...MIGRATIONS, addSeverity], programVersion: '2.0.0' })
  const before = await state()
  await expect(run()).rejects.toThrow(
    'The database was set up by release 2.0.0 of Incident Collaboration, and this is 1.2.3. ' +
      'Install 2.0.0 or newer.',
  )
  expect(await state()).toEqual(before)
})

test('a long migration is not cut off by the time-out for ordinary statements', async () => {
  await run()
  const noted = next(
    "insert into incident_collaboration.setting values ('limit', to_jsonb(current_setting('statement_timeout')));",
  )
  await run({ migrations: [...MIGRATIONS, noted] })
  const { value } = await database.db.selectFrom('setting').select('value').executeTakeFirstOrThrow()
  expect(value).toBe('0')
  const { rows } = await sql<{ statement_timeout: string }>`show statement_timeout`.execute(database.db)
  expect(rows[0]?.statement_timeout).toBe('30s')
})
