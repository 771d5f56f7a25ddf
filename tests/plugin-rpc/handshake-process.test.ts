import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readHandshakeLine } from '../../server/plugin-rpc/handshake/handshake-line.ts'

const program = fileURLToPath(new URL('./handshake-child.ts', import.meta.url))
const COOKIE = 'Securely message teams, anywhere.'
let directory: string
let children: ChildProcessWithoutNullStreams[]

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'handshake-'))
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(directory, { recursive: true })
})

function start(cookie = COOKIE) {
  const env = { MATTERMOST_PLUGIN: cookie, PLUGIN_PROTOCOL_VERSIONS: '1', PLUGIN_UNIX_SOCKET_DIR: directory }
  const child = spawn(process.execPath, [program], { env })
  children.push(child)
  const output = text(child.stdout)
  const errors = text(child.stderr)
  const ended = once(child, 'close') as Promise<[number | null, string | null]>
  return { child, output, errors, ended, tell: (word: string) => void child.stdin.write(`${word}\n`) }
}

async function startListening() {
  const plugin = start()
  const [line] = (await once(createInterface(plugin.child.stdout), 'line')) as [string]
  return { ...plugin, address: readHandshakeLine(line).address }
}

async function reach(address: string): Promise<string> {
  const socket = connect(address)
  socket.end('anybody there?')
  return text(socket)
}

test('the line comes when the socket takes connections', async () => {
  const { address } = await startListening()
  expect(await reach(address)).toBe('hello')
})

test('nothing but the line ever reaches stdout', async () => {
  const { output, errors, address, tell, ended } = await startListening()
  tell('talk')
  tell('exit')
  await ended
  expect(await output).toBe(`1|1|unix|${address}|netrpc|\n`)
  expect(await errors).toContain('sink: to whom it may concern')
})

test('started by hand it says one sentence and exits with 1', async () => {
  const { output, errors, ended } = start('')
  expect(await ended).toEqual([1, null])
  expect(await output).toBe('')
  expect(await errors).toMatch(/^This program is a plugin: [^\n]+\.\n$/)
})

test.each([
  ['exit', [0, null]],
  ['throw', [1, null]],
  ['terminate', [null, 'SIGTERM']],
])('its socket file is gone when it ends by "%s"', async (word, expected) => {
  const { tell, ended } = await startListening()
  tell(word)
  expect(await ended).toEqual(expected)
  expect(await readdir(directory)).toEqual([])
})

test('SIGINT is ignored', async () => {
  const { tell, address, ended } = await startListening()
  tell('interrupt')
  expect(await reach(address)).toBe('hello')
  tell('exit')
  expect(await ended).toEqual([0, null])
})

test('the next start removes the socket of a killed process, and touches nothing else', async () => {
  const killed = await startListening()
  killed.tell('kill')
  await killed.ended
  const alive = await startListening()
  expect(await readdir(directory)).toEqual([alive.address.slice(directory.length + 1)])
  const notASocket = 'handshake-test-notes.txt'
  await writeFile(join(directory, notASocket), 'mine')
  const next = await startListening()
  expect(await reach(alive.address)).toBe('hello')
  expect((await readdir(directory)).sort()).toEqual(
    [alive.address, next.address, join(directory, notASocket)]
      .map((path) => path.slice(directory.length + 1))
      .sort(),
  )
})

test('the socket of others is left alone, even a dead one', async () => {
  const killed = await startListening()
  killed.tell('kill')
  await killed.ended
  const [name = ''] = await readdir(directory)
  await rename(join(directory, name), join(directory, `other-${name}`))
  await startListening()
  expect(await readdir(directory)).toContain(`other-${name}`)
})
