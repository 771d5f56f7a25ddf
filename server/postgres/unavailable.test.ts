import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, expect, test } from '@jest/globals'
import { Client, Pool } from 'pg'

import { freshDatabase } from '../../tests/support/database.ts'
import { orUnavailable } from './or-unavailable.ts'

const database = await freshDatabase({ contents: 'empty' })
afterAll(() => database.drop())

const AWAY = expect.objectContaining({ code: 'unavailable' })

test('a statement that is not answered in time says that the database is away', async () => {
  const client = new Client({ connectionString: database.url, query_timeout: 20 })
  await client.connect()
  await expect(orUnavailable(client.query('select pg_sleep(0.1)'))).rejects.toEqual(AWAY)
  await client.end()
})

test('so does a server that takes the connection and says nothing', async () => {
  const sockets: Socket[] = []
  const silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const at = { host: '127.0.0.1', port, user: 'nobody', database: 'none', connectionTimeoutMillis: 20 }
  await expect(orUnavailable(new Client(at).connect())).rejects.toEqual(AWAY)
  const pool = new Pool(at)
  await expect(orUnavailable(pool.query('select 1'))).rejects.toEqual(AWAY)
  await pool.end()
  for (const socket of sockets) socket.destroy()
  silent.close()
})

test('what is wrong with a statement stays what it is', async () => {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  await expect(orUnavailable(client.query('select nothing'))).rejects.toMatchObject({ code: '42703' })
  await client.end()
})
