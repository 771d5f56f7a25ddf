import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { CompiledQuery, sql } from 'kysely'
import { connect } from '../../tests/support/connect.ts'
import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import { IncidentError } from '../domain/errors.ts'
import type { Database } from './database.ts'
import { makeTransactions, type InTransaction, type Tx } from './transaction.ts'

let fresh: FreshDatabase
let database: Database
let inTransaction: InTransaction

beforeEach(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url)
  inTransaction = makeTransactions(database)
})
afterEach(async () => {
  await database.close()
  await fresh.drop()
})

const setting = (tx: Tx | Database['db'], name: string) =>
  tx.insertInto('setting').values({ name, value: '1' })
const names = async () => {
  const rows = await database.db.selectFrom('setting').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}
const failing = (tx: Tx) => sql`select 1 / 0`.execute(tx)

test('what resolves is committed, together with its last writes, and answered', async () => {
  const answer = await inTransaction(async (tx, sendLast) => {
    await setting(tx, 'first').execute()
    sendLast(setting(tx, 'second'))
    sendLast({ compile: () => CompiledQuery.raw('insert into setting values ($1, $2)', ['third', '3']) })
    return 'answer'
  })
  expect(answer).toBe('answer')
  expect(await names()).toEqual(['first', 'second', 'third'])
})

test('statements sent together run in their order, inside the transaction', async () => {
  await inTransaction(async (tx) => {
    const sent = ['one', 'two', 'three'].map((name) => setting(tx, name).execute())
    const asked = sql<{ count: number }>`select count(*) as count from setting`.execute(tx)
    await Promise.all(sent)
    expect((await asked).rows).toEqual([{ count: 3 }])
    expect(await names()).toEqual([])
  })
  expect(await names()).toEqual(['one', 'three', 'two'])
})

test('what rejects is rolled back, its last writes are not sent, and the connection is whole', async () => {
  const broken = inTransaction(async (tx, sendLast) => {
    await setting(tx, 'first').execute()
    sendLast(setting(tx, 'second'))
    throw new Error('changed my mind')
  })
  await expect(broken).rejects.toThrow('changed my mind')
  expect(await names()).toEqual([])
  await inTransaction((tx) => setting(tx, 'after').execute())
  expect(await names()).toEqual(['after'])
})

test('a last write that fails takes the whole transaction along', async () => {
  const broken = inTransaction(async (tx, sendLast) => {
    await setting(tx, 'same').execute()
    sendLast(setting(tx, 'same'))
  })
  await expect(broken).rejects.toThrow('duplicate key')
  expect(await names()).toEqual([])
})

test('a commit that the server turned into a rollback is an error', async () => {
  const broken = inTransaction(async (tx) => {
    await setting(tx, 'first').execute()
    await failing(tx).catch(() => undefined)
  })
  await expect(broken).rejects.toThrow('rolled back instead of committed')
  expect(await names()).toEqual([])
})

test('Kysely’s own transactions notice it too', async () => {
  const broken = database.db.transaction().execute(async (tx) => {
    await failing(tx).catch(() => undefined)
  })
  await expect(broken).rejects.toThrow('rolled back instead of committed')
})

test('a database that goes away in the middle is told as such, with the cause for the log', async () => {
  const broken = inTransaction(async (tx) => {
    await setting(tx, 'first').execute()
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  })
  const error: unknown = await broken.catch((refusal: unknown) => refusal)
  expect(error).toBeInstanceOf(IncidentError)
  expect(error).toMatchObject({
    code: 'unavailable',
    message: 'The database does not answer. Try again in a moment.',
  })
  expect((error as Error).cause).toBeInstanceOf(Error)
  expect(await names()).toEqual([])
})

test('a mistake of ours is no "database away"', async () => {
  await expect(inTransaction(failing)).rejects.not.toBeInstanceOf(IncidentError)
})
