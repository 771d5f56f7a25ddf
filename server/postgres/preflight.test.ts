import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { connect } from '../../tests/support/connect.ts'
import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { judgeServer } from './preflight.ts'

const ALL = MIGRATIONS.map(({ number }) => number)

let fresh: FreshDatabase
let admin: Database
/** Mattermost's own user, without more rights than its administrator gave it. */
let user: string
let database: Database

beforeEach(async () => {
  fresh = await freshDatabase({ contents: 'host-tables' })
  admin = connect(fresh.url)
  user = `Mm-"User ${randomBytes(4).toString('hex')}`
  await sql`create role ${sql.id(user)} login password 'secret'`.execute(admin.db)
  const url = new URL(fresh.url)
  url.username = encodeURIComponent(user)
  url.password = 'secret'
  database = connect(url.href)
})
afterEach(async () => {
  await database.close()
  await sql`drop owned by ${sql.id(user)} cascade`.execute(admin.db)
  await sql`drop role ${sql.id(user)}`.execute(admin.db)
  await admin.close()
  await fresh.drop()
})

const run = (now = new Date()) => migrate(database.db, { programVersion: '1.2.3', now: () => now })
const asAdmin = (statement: string) => sql.raw(statement).execute(admin.db)

/** The statement between "run in Mattermost's database:" and the semicolon. */
async function remedyOf(attempt: Promise<unknown>): Promise<string> {
  const message = await attempt.then(
    () => 'nothing to remedy',
    (error: Error) => error.message,
  )
  return /run in Mattermost's database: (.*;) Then enable/.exec(message)?.[1] ?? message
}

test('A-005: without the right to make a schema, the refusal brings the SQL for each of the two, and that SQL helps', async () => {
  const first = await remedyOf(run())
  expect(first).toBe(`CREATE SCHEMA incident_collaboration AUTHORIZATION "${user.replace('"', '""')}";`)
  await asAdmin(first)
  const second = await remedyOf(run())
  expect(second).toMatch(/^CREATE SCHEMA incident_collaboration_jobs AUTHORIZATION /)
  await asAdmin(second)
  expect(await run()).toEqual(ALL)
})

test('schemas that somebody else made are refused with the SQL that hands them over', async () => {
  await asAdmin('create schema incident_collaboration; create schema incident_collaboration_jobs')
  const first = await remedyOf(run())
  expect(first).toMatch(/^ALTER SCHEMA incident_collaboration OWNER TO /)
  await asAdmin(first)
  await asAdmin(await remedyOf(run()))
  expect(await run()).toEqual(ALL)
})

test('with the right to make schemas no administrator is needed', async () => {
  await sql`grant create on database ${sql.id(fresh.name)} to ${sql.id(user)}`.execute(admin.db)
  expect(await run()).toEqual(ALL)
})

test('host tables are found where the address’s search path says', async () => {
  await asAdmin('create schema chat; alter table users set schema chat')
  await expect(run()).rejects.toThrow('There is no table "users".')
  const there = connect(`${fresh.url}&search_path=chat,public`)
  expect(await migrate(there.db, { programVersion: '1.2.3', now: () => new Date() })).toEqual(ALL)
  await there.close()
})

test.each([
  ['drop table channelmemberhistory', 'There is no table "channelmemberhistory".'],
  ['alter table users drop column nickname', 'The table "users" has no column "nickname".'],
  ['alter table posts alter column props type text', 'The column "posts.props" is not of the kind json.'],
  [
    'alter table teams drop name; alter table bots drop userid',
    'The table "bots" has no column "userid". The table "teams" has no column "name".',
  ],
])('after "%s" nothing is made and the refusal says what is missing', async (damage, sentence) => {
  await asAdmin(damage)
  await expect(run()).rejects.toThrow(
    `Mattermost's database is not as expected: ${sentence} This release of Incident Collaboration does not fit`,
  )
  const { rows } = await sql`select from pg_namespace where nspname like 'incident%'`.execute(admin.db)
  expect(rows).toEqual([])
})

test('a clock far from the database’s stops the start, with the distance', async () => {
  const later = new Date(Date.now() + 17 * 60_000)
  await expect(run(later)).rejects.toThrow(
    'The clocks of this server and of the database are 17 minutes apart',
  )
})

test('clocks may be five minutes apart, either way', () => {
  const server = { version: 140_000, versionText: '14.0', now: 1_000_000_000 }
  const apart = (ms: number) => () => judgeServer(server, new Date(server.now + ms))
  expect(apart(5 * 60_000)).not.toThrow()
  expect(apart(-5 * 60_000)).not.toThrow()
  expect(apart(5 * 60_000 + 1)).toThrow('Synchronise both')
  expect(apart(-5 * 60_000 - 1)).toThrow('Synchronise both')
})

test('A-005: PostgreSQL 13 is too old', () => {
  const server = { version: 130_014, versionText: '13.14 (Debian)', now: 0 }
  expect(() => judgeServer(server, new Date(0))).toThrow(
    'Incident Collaboration needs PostgreSQL 14 or newer, and this is 13.14 (Debian).',
  )
})
