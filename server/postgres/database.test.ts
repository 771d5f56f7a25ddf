import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { connect } from '../../tests/support/connect.ts'
import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import { onServer } from '../../tests/support/template.ts'
import type { Database } from './database.ts'
import { toUnavailable } from './unavailable.ts'

let fresh: FreshDatabase
let database: Database
let lost: Error[]
let onLost: (error: Error) => void

beforeEach(async () => {
  fresh = await freshDatabase()
  lost = []
  onLost = () => undefined
  database = connect(fresh.url, (error) => {
    lost.push(error)
    onLost(error)
  })
})
afterEach(async () => {
  await database.close()
  await fresh.drop()
})

const show = async (name: string) => {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(database.db)
  return rows[0]?.value
}

test('counts and times are numbers', async () => {
  const { rows } = await sql`select count(*) as n, 1700000000000::bigint as at from users`.execute(
    database.db,
  )
  expect(rows).toEqual([{ n: 0, at: 1_700_000_000_000 }])
})

test('one query joins our tables with Mattermost’s', async () => {
  const query = database.db
    .selectFrom('incident')
    .innerJoin('users', 'users.id', 'incident.commander_user_id')
  expect(await query.select(['incident.name', 'users.username']).execute()).toEqual([])
})

test('our schema comes before what address, role or database say, on every connection', async () => {
  expect(await show('search_path')).toBe('incident_collaboration, "$user", public')
  const elsewhere = connect(`${fresh.url}&search_path=chat,public`)
  const { rows } = await sql<{ search_path: string }>`show search_path`.execute(elsewhere.db)
  expect(rows[0]?.search_path).toBe('incident_collaboration, chat,public')
  await elsewhere.close()
})

test('a statement that never ends is cut off, and administrators see whose connections these are', async () => {
  expect(await show('statement_timeout')).toBe('30s')
  expect(await show('application_name')).toBe('incident-collaboration')
})

test('a connection that breaks while idle is reported, and the next question goes through', async () => {
  await database.db.selectFrom('incident').selectAll().execute()
  const reported = new Promise((resolve) => (onLost = resolve))
  await onServer(fresh.url, (client) =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'incident-collaboration'",
    ),
  )
  await reported
  expect(lost).toHaveLength(1)
  expect(await database.db.selectFrom('incident').selectAll().execute()).toEqual([])
})

test('a server that is not there is "away"; a wrong statement is not', async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  const nowhere = connect(`postgres://u:p@127.0.0.1:${port}/x?sslmode=disable`)
  const refused: unknown = await nowhere.db.selectFrom('incident').selectAll().execute().catch(toUnavailable)
  expect(refused).toMatchObject({ code: 'unavailable' })
  await nowhere.close()

  const wrong: unknown = await sql`select nonsense`.execute(database.db).catch(toUnavailable)
  expect(wrong).toMatchObject({ message: 'column "nonsense" does not exist' })
})
