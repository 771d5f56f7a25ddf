import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { fillLargeSet } from '../../tests/bench/large-set.ts'
import { connect } from '../../tests/support/connect.ts'
import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import { watchTraffic } from '../../tests/support/traffic.ts'
import { makeStatisticsStore } from './statistics-store.ts'

let fresh: FreshDatabase
const now = new Date('2026-03-01T03:00:00Z')

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

/** The statements that one person's figures take. */
async function statementsOf(teamName: string): Promise<{ count: number; reported: number }> {
  const database = connect(fresh.url)
  const idOf = async (sql: string, name: string) =>
    (await database.pool.query<{ id: string }>(sql, [name])).rows[0]?.id ?? ''
  const teamId = await idOf('select id from teams where name = $1', teamName)
  const userId = await idOf('select id from users where username = $1', 'person-2')
  const watched = connect(fresh.url)
  const traffic = watchTraffic(watched.pool)
  const viewer = { userId, isAdmin: false, mayReadPublicChannels: true }
  const { reported } = await makeStatisticsStore(watched).compute({ viewer, teamId, now })
  await Promise.all([database.close(), watched.close()])
  return { count: traffic.statements.filter((text) => text.startsWith('\nwith ')).length, reported }
}

test('P-67: it takes the same few statements however many incidents there are', async () => {
  expect(await statementsOf('nobody')).toEqual({ count: 3, reported: 0 })
  const database = connect(fresh.url)
  const client = await database.pool.connect()
  const size = { people: 20, incidents: 100, ongoing: 40, playbooks: 1, events: 1, updates: 3 }
  await fillLargeSet(client, size, now.getTime())
  client.release(true)
  await database.close()
  const { count, reported } = await statementsOf('large')
  expect(count).toBe(3)
  expect(reported).toBeGreaterThan(5)
})
