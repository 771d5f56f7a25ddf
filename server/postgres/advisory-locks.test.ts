import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import { onServer } from '../../tests/support/template.ts'
import { openAdvisoryLocks, type AdvisoryLocks } from './advisory-locks.ts'

let fresh: FreshDatabase
let here: AdvisoryLocks
let there: AdvisoryLocks

beforeAll(async () => {
  fresh = await freshDatabase({ contents: 'empty' })
})
afterAll(() => fresh.drop())
beforeEach(() => {
  here = openAdvisoryLocks({ connectionString: fresh.url })
  there = openAdvisoryLocks({ connectionString: fresh.url })
})
afterEach(() => Promise.all([here.close(), there.close()]))

const done = () => Promise.resolve('done')

/** Holds the lock until told otherwise; resolves once it has it. */
async function hold(locks: AdvisoryLocks, name: string) {
  const has = Promise.withResolvers<void>()
  const end = Promise.withResolvers<string>()
  const ended = locks.tryHold(name, () => {
    has.resolve()
    return end.promise
  })
  await has.promise
  return {
    letGo: () => {
      end.resolve('done')
      return ended
    },
  }
}

test('only one node holds a lock, and the next one gets it afterwards', async () => {
  const held = await hold(here, 'deliver:1')
  expect(await there.tryHold('deliver:1', done)).toBe('busy')
  expect(await held.letGo()).toBe('done')
  expect(await there.tryHold('deliver:1', done)).toBe('done')
  expect(await here.tryHold('deliver:1', done)).toBe('done')
})

test('within a process a lock is held once, too', async () => {
  const held = await hold(here, 'deliver:1')
  expect(await here.tryHold('deliver:1', done)).toBe('busy')
  await held.letGo()
  expect(await here.tryHold('deliver:1', done)).toBe('done')
})

test('locks of other names are free, many on one connection', async () => {
  const names = Array.from({ length: 20 }, (_, number) => `start:${number}`)
  const held = await Promise.all(names.map((name) => hold(here, name)))
  expect(await there.tryHold('start:20', done)).toBe('done')
  expect(await there.tryHold('start:7', done)).toBe('busy')
  expect(await sessions()).toHaveLength(2)
  await Promise.all(held.map(({ letGo }) => letGo()))
})

test('who fails lets go, and the failure is theirs', async () => {
  const failing = here.tryHold('deliver:1', () => Promise.reject(new Error('no luck')))
  await expect(failing).rejects.toThrow('no luck')
  expect(await there.tryHold('deliver:1', done)).toBe('done')
})

test('with its connection a node loses what it held, and connects anew for the next lock', async () => {
  const held = await hold(here, 'deliver:1')
  const [before] = await sessions()
  await endSessions()

  expect(await there.tryHold('deliver:1', done)).toBe('done')
  expect(await here.tryHold('deliver:1', done)).toBe('busy')
  expect(await here.tryHold('deliver:2', done)).toBe('done')
  expect(await held.letGo()).toBe('done')
  expect(await here.tryHold('deliver:1', done)).toBe('done')
  expect(await sessions()).not.toContain(before)
})

test('a run that ends after its lock was lost does not take away the new holder’s', async () => {
  const lost = await hold(here, 'deliver:1')
  await endSessions()
  const held = await hold(there, 'deliver:1')
  await here.tryHold('deliver:2', done)
  await lost.letGo()

  expect(await here.tryHold('deliver:1', done)).toBe('busy')
  await held.letGo()
})

test('a server that cannot be reached is told as unavailable, and nothing runs', async () => {
  const nowhere = openAdvisoryLocks({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing' })
  let hasRun = false
  const run = () => {
    hasRun = true
    return done()
  }
  await expect(nowhere.tryHold('x', run)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(nowhere.tryHold('x', run)).rejects.toMatchObject({ code: 'unavailable' })
  expect(hasRun).toBe(false)
  await nowhere.close()
})

test('after closing nothing is held and nothing can be', async () => {
  const held = await hold(here, 'deliver:1')
  await here.close()
  await here.close()
  expect(await there.tryHold('deliver:1', done)).toBe('done')
  await expect(here.tryHold('deliver:2', done)).rejects.toMatchObject({ code: 'unavailable' })
  await held.letGo()
})

const OTHERS = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`

const sessions = () =>
  onServer(fresh.url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(`select pid ${OTHERS}`)
    return rows.map(({ pid }) => pid)
  })

const endSessions = () =>
  onServer(fresh.url, (client) => client.query(`select pg_terminate_backend(pid, 5000) ${OTHERS}`))
