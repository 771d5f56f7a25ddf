import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres, type RunningPostgres } from './start-postgres.ts'
import { canReach, serverUser } from './server-user.ts'

// A database cluster takes a second to make, many on a busy machine.
jest.setTimeout(60_000)

/** Where each test makes a cluster of its own; the one named `shared` serves all that need no empty place. */
let folder: string
const servers: RunningPostgres[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-postgres-'))
  await chmod(folder, 0o777)
})

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const cluster = (name: string) => join(folder, name)

async function start(name = 'shared', more: { preferredPort?: number; durable?: boolean } = {}) {
  const server = await startPostgres({ dataFolder: cluster(name), durable: false, ...more })
  servers.push(server)
  return server
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows.flatMap((row) => Object.values(row))
}

test('it starts from nothing, answers, keeps its data over a stop, and stops twice', async () => {
  const first = await start('empty')
  expect(first.adopted).toBe(false)
  await ask(first.url, 'create table kept as select 7 as seven')
  await first.stop()
  await first.stop()
  await expect(stat(join(cluster('empty'), 'postmaster.pid'))).rejects.toThrow('ENOENT')

  const second = await start('empty')
  expect(await ask(second.url, 'select seven from kept')).toEqual([7])
})

test('it runs as an ordinary user who owns the data, also for root', async () => {
  const { pid } = await start()
  const expected = process.getuid?.() === 0 ? 65534 : process.getuid?.()
  expect((await stat(cluster('shared'))).uid).toBe(expected)
  expect((await stat(cluster('shared'))).mode & 0o077).toBe(0)
  if (process.platform === 'linux') expect((await stat(`/proc/${pid}`)).uid).toBe(expected)
})

test('it listens on 127.0.0.1 only, asks for a password, and does not wait for the disk in tests', async () => {
  const { url } = await start()
  expect(await ask(url, 'show listen_addresses')).toEqual(['127.0.0.1'])
  expect(await ask(url, 'show unix_socket_directories')).toEqual([''])
  expect(await ask(url, 'show fsync')).toEqual(['off'])
  await expect(ask(url.replace(/:[0-9a-f]{32}@/, ':wrong@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  )
})

test('it waits for the disk where the data shall last', async () => {
  const { url } = await start('lasting', { durable: true })
  expect(await ask(url, 'show fsync')).toEqual(['on'])
})

test('a second start adopts the running server, and either may stop it', async () => {
  const first = await start()
  const second = await start()
  expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port, url: first.url })
  await second.stop()
  await expect(ask(first.url, 'select 1')).rejects.toThrow()
})

test('two starts at once in an empty place end in one server', async () => {
  const [one, other] = await Promise.all([start('raced'), start('raced')])
  expect(one.pid).toBe(other.pid)
  expect([one.adopted, other.adopted].sort()).toEqual([false, true])
})

test('a killed server is started again over its stale lock file, data intact', async () => {
  const first = await start()
  await ask(first.url, 'create table survivor as select 7 as seven')
  process.kill(first.pid, 'SIGKILL')
  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await ask(second.url, 'select seven from survivor')).toEqual([7])
})

test('a lock file whose process is gone is no obstacle', async () => {
  await (await start()).stop()
  await writeFile(join(cluster('shared'), 'postmaster.pid'), `4194305\n${cluster('shared')}\n0\n5432\n`)
  expect((await start()).adopted).toBe(false)
})

test('a port in use is left to its owner', async () => {
  const owner = createServer().listen(0, '127.0.0.1')
  await once(owner, 'listening')
  const taken = (owner.address() as AddressInfo).port
  const server = await start('shared', { preferredPort: taken })
  expect(server.port).not.toBe(taken)
  expect(await ask(server.url, 'select 1')).toEqual([1])
  owner.close()
})

test('a preferred port is taken when it is free', async () => {
  const { port, stop } = await start()
  await stop()
  expect((await start('shared', { preferredPort: port })).port).toBe(port)
})

test('a server that ends early says why', async () => {
  await (await start('spoilt')).stop()
  await appendFile(join(cluster('spoilt'), 'postgresql.conf'), '\nnonsense = 1\n')
  await expect(start('spoilt')).rejects.toThrow(/It said:[^]*unrecognized configuration parameter "nonsense"/)
})

test('a server whose starter was killed is adopted and stopped by the next one', async () => {
  const file = JSON.stringify(join(import.meta.dirname, 'start-postgres.ts'))
  const options = JSON.stringify({ dataFolder: cluster('shared'), durable: false })
  const program = `
    const { startPostgres } = await import(${file})
    const server = await startPostgres(${options})
    console.log(server.pid)
    setInterval(() => undefined, 1000)`
  const node = [process.execPath, '--input-type=module', '--eval', program] as const
  const starter = spawn(node[0], node.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(starter.stdout, 'data')) as [Buffer]
  starter.kill('SIGKILL')
  await once(starter, 'exit')

  const server = await start()
  expect(server).toMatchObject({ adopted: true, pid: Number(said.toString()) })
  await server.stop()
  await expect(ask(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
})

test('somebody who is not root starts it as themselves', async () => {
  const nobody = serverUser()
  const as = canReach(nobody, process.execPath) && canReach(nobody, import.meta.dirname) ? nobody : {}
  const file = JSON.stringify(join(import.meta.dirname, 'start-postgres.ts'))
  const program = `
    const { startPostgres } = await import(${file})
    const options = ${JSON.stringify({ dataFolder: cluster('own'), durable: false })}
    const server = await startPostgres(options)
    await server.stop()
    console.log('started and stopped')`
  const node = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    ...as,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(node.stdout, 'data')) as [Buffer]
  expect(said.toString()).toBe('started and stopped\n')
  if (as.uid !== undefined) expect((await stat(cluster('own'))).uid).toBe(as.uid)
})
