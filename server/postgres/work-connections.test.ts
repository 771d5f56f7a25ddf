import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { connect } from '../../tests/support/connect.ts'
import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import { makeScene, openIncident } from '../../tests/support/incident-world.ts'
import { tick, type Tick } from '../../tests/support/tick.ts'
import { watchTraffic } from '../../tests/support/traffic.ts'
import type { Database } from './database.ts'
import { makeWork } from './work.ts'

let fresh: FreshDatabase
let database: Database
let ticks: [Tick, Tick]

const at = new Date('2026-03-01T03:07:00Z')

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url)
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})
beforeEach(async () => {
  await database.pool.query('truncate users, teams, teammembers, channels, channelmembers cascade')
  const scene = await makeScene(database)
  const { incidentId, taskIds } = await openIncident(scene, { taskTitles: ['Look', 'Tell'] })
  const [first = '', second = ''] = taskIds
  const shared = { incidentId, userId: scene.bob, state: 'closed', at } as const
  ticks = [
    { ...shared, taskId: first },
    { ...shared, taskId: second },
  ]
})

test('a tick is five statements in two round trips', async () => {
  const own = connect(fresh.url)
  const traffic = watchTraffic(own.pool)
  const work = makeWork(own.pool)
  // The first one also connects.
  await tick(work, ticks[0])
  Object.assign(traffic, { statements: [], roundTrips: 0 })
  await tick(work, ticks[1])

  expect(traffic.statements.map((text) => text.trim().split(/\s/)[0])).toEqual([
    'begin',
    'select',
    'select',
    'with',
    'commit',
  ])
  expect(traffic.roundTrips).toBe(2)
  await own.close()
})

test('a connection that breaks inside a transaction is told as unavailable, and the next one works', async () => {
  const work = makeWork(database.pool)
  const broken = work.inTransaction(async (tx) => {
    await tx.lockIncident(ticks[0].incidentId)
    await endOtherSessions()
    await tx.look(ticks[0])
  })

  await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
  expect(await tick(work, ticks[0])).toBe(2)
})

test('a connection that breaks while the transaction is idle does not end the process', async () => {
  const work = makeWork(database.pool)
  const broken = work.inTransaction(async (tx) => {
    await tx.lockIncident(ticks[0].incidentId)
    await endOtherSessions()
  })

  await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
})

async function endOtherSessions(): Promise<void> {
  await database.pool.query(`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)
}

test('a server that cannot be reached is told as unavailable', async () => {
  const nowhere = connect('postgres://nobody@127.0.0.1:1/nothing?sslmode=disable')
  const asked = makeWork(nowhere.pool).inTransaction((tx) => tx.lockIncident(ticks[0].incidentId))

  await expect(asked).rejects.toMatchObject({ code: 'unavailable', name: 'IncidentError' })
  await nowhere.close()
})
