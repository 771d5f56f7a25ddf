import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Listener } from './listen.ts'
import { listen } from './listen.ts'

const prefix = 'listen-test-'
let directory: string
let listeners: Listener[]

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'listen-'))
  listeners = []
})

afterEach(async () => {
  for (const listener of listeners) listener.close()
  await rm(directory, { recursive: true })
})

async function listenHere(onConnection: (socket: Socket) => void = () => undefined, group?: string) {
  const listener = await listen({ network: 'unix', directory, group }, { prefix, onConnection })
  listeners.push(listener)
  return listener
}

test('the socket file has our prefix and is for its owner only', async () => {
  const { network, address } = await listenHere()
  expect(network).toBe('unix')
  expect(address.startsWith(join(directory, prefix))).toBe(true)
  expect((await stat(address)).mode & 0o777).toBe(0o600)
})

test('two listeners do not get in each other’s way', async () => {
  const [first, second] = [await listenHere(), await listenHere()]
  expect(first.address).not.toBe(second.address)
  expect((await readdir(directory)).length).toBe(2)
})

test('a connection is handed over with its first bytes', async () => {
  const connected = Promise.withResolvers<Socket>()
  const { address } = await listenHere(connected.resolve)
  const client = connect(address)
  client.write('first')
  const socket = await connected.promise
  const [bytes] = (await once(socket, 'data')) as [Buffer]
  expect(String(bytes)).toBe('first')
  socket.end('answer')
  const [answer] = (await once(client, 'data')) as [Buffer]
  expect(String(answer)).toBe('answer')
  client.destroy()
})

test('who connects and leaves without a word is nobody', async () => {
  const seen: string[] = []
  const done = Promise.withResolvers<void>()
  const { address } = await listenHere((socket) => {
    seen.push(String(socket.read()))
    done.resolve()
  })
  const probe = connect(address)
  probe.end()
  await once(probe, 'close')
  const host = connect(address)
  host.end('host')
  await done.promise
  expect(seen).toEqual(['host'])
})

test('closing removes the socket file and may be done twice', async () => {
  const listener = await listenHere()
  listener.close()
  listener.close()
  expect(await readdir(directory)).toEqual([])
})

test('a path too long for a socket is refused with a way out', async () => {
  const place = { network: 'unix', directory: `/tmp/${'x'.repeat(100)}`, group: undefined } as const
  await expect(listen(place, { prefix, onConnection: () => undefined })).rejects.toThrow(
    'Set a shorter TMPDIR.',
  )
})

test('a directory that is not there is refused with the reason', async () => {
  const place = { network: 'unix', directory: join(directory, 'missing'), group: undefined } as const
  await expect(listen(place, { prefix, onConnection: () => undefined })).rejects.toThrow(
    /Listening failed: .+/,
  )
})

test('a group gets access by its number, an unknown one is refused and leaves nothing behind', async () => {
  const { address } = await listenHere(undefined, String(process.getgid?.()))
  expect((await stat(address)).mode & 0o777).toBe(0o660)
  await expect(listenHere(undefined, 'no-such-group')).rejects.toThrow('There is no group "no-such-group"')
  expect((await readdir(directory)).length).toBe(1)
})

test('a taken port is passed over, and a range without a free one is refused', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const options = { prefix, onConnection: () => undefined }
  await expect(listen({ network: 'tcp', minPort: port, maxPort: port }, options)).rejects.toThrow('is free')
  const listener = await listen({ network: 'tcp', minPort: port, maxPort: port + 50 }, options)
  listeners.push(listener)
  expect(listener.address).toMatch(/^127\.0\.0\.1:\d+$/)
  expect(listener.address).not.toBe(`127.0.0.1:${port}`)
  taken.close()
})
