import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onServer } from './template.ts'
import { openTestPostgres, type TestPostgres } from './test-postgres.ts'

// A database cluster takes a second to make, many on a busy machine.
jest.setTimeout(60_000)

let folder: string
const opened: TestPostgres[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'test-postgres-'))
  await chmod(folder, 0o755)
})
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close()
  await rm(folder, { recursive: true, force: true })
})

async function open(): Promise<TestPostgres> {
  const postgres = await openTestPostgres(join(folder, 'data'), '')
  opened.push(postgres)
  return postgres
}

const isThere = (url: string) =>
  onServer(url, () => Promise.resolve(true)).catch(
    (error: Error) => error.message.includes('ECONNREFUSED') && false,
  )

test('two runs share one server, and the last one stops it', async () => {
  const [one, other] = await Promise.all([open(), open()])
  expect(other.url).toBe(one.url)
  await one.close()
  expect(await isThere(one.url)).toBe(true)
  await other.close()
  await other.close()
  expect(await isThere(one.url)).toBe(false)
})

test('the first of a run removes databases of runs that were killed, a later one does not', async () => {
  const killed = await open()
  await onServer(killed.url, (client) => client.query('create database test_left_over'))
  await killed.close()

  const first = await open()
  await onServer(first.url, (client) => client.query('create database test_in_use'))
  const second = await open()
  const names = await onServer(second.url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where starts_with(datname, 'test_')",
    )
    return rows.map(({ datname }) => datname)
  })
  expect(names).toEqual(['test_in_use'])
})

test('a server of your own is used as it is', async () => {
  const { url, close } = await openTestPostgres(join(folder, 'data'), 'postgres://elsewhere/db')
  expect(url).toBe('postgres://elsewhere/db')
  await close()
})
