import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readHandshakeLine } from '../../server/plugin-rpc/handshake/handshake-line.ts'
import { TinyHost, type TinyApi } from './tiny-host.ts'

const program = fileURLToPath(new URL('./plugin-child.ts', import.meta.url))
let directory: string
let children: ChildProcessWithoutNullStreams[]

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'plugin-'))
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(directory, { recursive: true })
})

function spawnPlugin(mode: string) {
  const env = {
    MATTERMOST_PLUGIN: 'Securely message teams, anywhere.',
    PLUGIN_PROTOCOL_VERSIONS: '1',
    PLUGIN_UNIX_SOCKET_DIR: directory,
  }
  const child = spawn(process.execPath, [program, mode], { env })
  children.push(child)
  const errors = text(child.stderr)
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, errors, ended }
}

async function start({ mode = '', api = {} }: { mode?: string; api?: TinyApi } = {}) {
  const { child, errors, ended } = spawnPlugin(mode)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const socket: Socket = connect(readHandshakeLine(line).address)
  const host = new TinyHost(socket, api)
  await host.activate()
  return { child, socket, host, errors, ended }
}

test('it answers Quit, says goodbye to its user and is gone, with its socket file', async () => {
  const { host, errors, ended } = await start()
  await host.ping()
  await host.quit()
  expect(await ended).toBe(0)
  expect(await errors).toBe('stop: quit\n')
  expect(await readdir(directory)).toEqual([])
})

test('it leaves when the server died before it connected', async () => {
  const { child, errors, ended } = spawnPlugin('lonely')
  child.stdout.resume()
  expect(await ended).toBe(0)
  expect(await errors).toBe('stop: no_host\n')
  expect(await readdir(directory)).toEqual([])
})

test('it leaves when the server is gone', async () => {
  const { socket, errors, ended } = await start()
  socket.destroy()
  expect(await ended).toBe(0)
  expect(await errors).toContain('stop: host_gone\n')
})

test('a server that is gone does not read its log either: it leaves without stumbling over that', async () => {
  const { child, socket, errors, ended } = await start({ mode: 'strict' })
  child.stderr.destroy()
  await expect(errors).rejects.toThrow()
  socket.destroy()
  expect(await ended).toBe(0)
})

test('SIGTERM ends it properly, SIGINT does not end it', async () => {
  const { child, host, errors, ended } = await start()
  child.kill('SIGINT')
  await host.ping()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(await errors).toBe('stop: terminated\n')
})

test('a stop that hangs is cut short before the host would kill it', async () => {
  const { host, ended } = await start({ mode: 'hang' })
  const before = performance.now()
  await host.quit()
  expect(await ended).toBe(0)
  expect(performance.now() - before).toBeLessThan(2000)
})

test.each(['throw', 'reject'])(
  'an exception that nobody caught is logged, and it goes on: %s',
  async (misdeed) => {
    const logged = Promise.withResolvers<string>()
    const { host } = await start({
      api: {
        LogError: ({ A }) => {
          logged.resolve(A)
          return {}
        },
      },
    })
    await host.call('ExecuteCommand', { A: {}, B: { Command: misdeed } })
    expect(await logged.promise).toBe('uncaught exception')
    expect((await host.call('ExecuteCommand', { A: {}, B: { Command: '/x' } })).A?.Text).toBe('/x')
  },
)

test('what it writes to stdout reaches the host on its own stream', async () => {
  const { host } = await start()
  const [, [line]] = await Promise.all([
    host.call('ExecuteCommand', { A: {}, B: { Command: 'talk' } }),
    once(host.output, 'data') as Promise<[Buffer]>,
  ])
  expect(line.toString()).toBe('to whom it may concern\n')
})

test('a stranger who connects and leaves does not end it', async () => {
  const { host } = await start()
  const [name = ''] = await readdir(directory)
  const stranger = connect(join(directory, name))
  stranger.end('GET / HTTP/1.1\r\n\r\n').resume()
  await once(stranger, 'close')
  await host.ping()
  expect((await host.call('ExecuteCommand', { A: {}, B: { Command: '/x' } })).A?.Text).toBe('/x')
})
