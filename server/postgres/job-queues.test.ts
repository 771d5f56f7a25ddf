import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import { stillClock } from '../../tests/support/incident-world.ts'
import { newId } from '../ids.ts'
import { readDataSource } from './data-source.ts'
import { openJobQueues, type JobQueues } from './job-queues.ts'

let fresh: FreshDatabase
const troubles: Error[] = []

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

const clock = stillClock()
const open = (): Promise<JobQueues> =>
  openJobQueues({
    connection: readDataSource({ driverName: 'postgres', dataSource: fresh.url }),
    clock,
    onTrouble: (error) => troubles.push(error),
  })

/** Resolves with the incidents looked at, once there are that many. */
function looksOf(count: number) {
  const seen: string[] = []
  const all = Promise.withResolvers<string[]>()
  return {
    all: all.promise,
    look: (incidentId: string): Promise<void> => {
      seen.push(incidentId)
      if (seen.length === count) all.resolve(seen)
      return Promise.resolve()
    },
  }
}

test('a hint that is due is looked at at once, by one of two nodes', async () => {
  const [one, other] = [await open(), await open()]
  const { all, look } = looksOf(20)
  await one.work('outbox', look)
  await other.work('outbox', look)
  const ids = Array.from({ length: 20 }, newId)
  await Promise.all(ids.map((incidentId) => one.give({ kind: 'outbox', incidentId, at: clock.now() })))

  expect((await all).toSorted()).toEqual(ids.toSorted())
  await Promise.all([one.stop(), other.stop()])
  expect(troubles).toEqual([])
})

test('of two hints of one incident that wait, the later one counts', async () => {
  const queues = await open()
  const incidentId = newId()
  const inAnHour = new Date(clock.now().getTime() + 3_600_000)
  await queues.give({ kind: 'start', incidentId, at: inAnHour })
  await queues.give({ kind: 'start', incidentId, at: clock.now() })
  const { all, look } = looksOf(1)
  await queues.work('start', look)

  expect(await all).toEqual([incidentId])
  await queues.stop()
})

test('a look that fails does not keep the others from being looked at', async () => {
  const queues = await open()
  const [bad, good] = [newId(), newId()]
  const { all, look } = looksOf(2)
  for (const incidentId of [bad, good]) await queues.give({ kind: 'outbox', incidentId, at: clock.now() })
  await queues.work('outbox', async (incidentId) => {
    await look(incidentId)
    if (incidentId === bad) throw new Error('not now')
  })

  expect((await all).toSorted()).toEqual([bad, good].toSorted())
  await queues.stop()
})

test('stopping twice is stopping once, and a hint after it is refused', async () => {
  const queues = await open()
  await Promise.all([queues.stop(), queues.stop()])

  await expect(queues.give({ kind: 'start', incidentId: newId(), at: clock.now() })).rejects.toThrow()
})
