import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { unpackPlugin, type UnpackedPlugin } from './unpack-plugin.ts'
import { Visitor } from './visitor.ts'

// A database cluster that survives a power cut takes seconds to make.
jest.setTimeout(90_000)

const child = fileURLToPath(new URL('./standin-child.ts', import.meta.url))

let folder: string
let unpacked: UnpackedPlugin
const running: ChildProcessByStdio<null, Readable, null>[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ic-standin-data-'))
  await chmod(folder, 0o755)
  unpacked = await unpackPlugin()
})
afterAll(async () => {
  await Promise.all(running.map(stop))
  await unpacked.remove()
  await rm(folder, { recursive: true })
})

/** A stand-in as `make run` starts it. @returns its process and its address, once it can be used. */
async function start() {
  const { bundlePath, pageFolder, sockets } = unpacked
  const standin = spawn(process.execPath, [child, join(folder, 'data'), bundlePath, pageFolder], {
    env: { ...process.env, TMPDIR: sockets },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(standin)
  for await (const line of createInterface(standin.stdout)) {
    const url = /http:\S+/.exec(line)?.[0]
    if (url !== undefined) return { standin, url }
  }
  throw new Error('The stand-in ended before it said its address.')
}

/** Ctrl-C. @returns how the process ended. */
async function stop(standin: ChildProcessByStdio<null, Readable, null>): Promise<number | null> {
  if (standin.exitCode !== null || standin.signalCode !== null) return standin.exitCode
  standin.stdout.resume()
  const exit = once(standin, 'exit')
  standin.kill('SIGINT')
  standin.kill('SIGINT')
  const [code] = (await exit) as [number | null]
  return code
}

const socketsLeft = () => readdir(unpacked.sockets)
const lockOfDatabase = async () =>
  (await readdir(join(folder, 'data'))).filter((name) => name === 'postmaster.pid')

test('stopped by Ctrl-C it leaves no database, plugin or port, and the next start finds all that was done', async () => {
  const first = await start()
  const ann = await Visitor.logIn(first.url, 'ann')
  await ann.listen()
  const preference = { user_id: ann.id, category: 'theme', name: '', value: 'dark' }
  await ann.ask('PUT', '/api/v4/users/me/preferences', [preference])
  expect(await socketsLeft()).toHaveLength(1)

  expect(await stop(first.standin)).toBe(0)
  expect([await socketsLeft(), await lockOfDatabase()]).toEqual([[], []])
  await expect(fetch(first.url)).rejects.toThrow('fetch failed')

  const second = await start()
  expect(second.url).toBe(first.url)
  expect(await ann.get('/api/v4/users/me/preferences')).toEqual([preference])
  expect(await stop(second.standin)).toBe(0)
})

test('two cannot have the same data: the second says so and ends, the first goes on', async () => {
  const { standin, url } = await start()
  const { bundlePath, pageFolder } = unpacked
  const other = spawn(process.execPath, [child, join(folder, 'data'), bundlePath, pageFolder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  other.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const [code] = (await once(other, 'close')) as [number | null]
  expect([code, said.join('')]).toEqual([1, expect.stringContaining('Another stand-in uses these data.')])
  expect((await fetch(`${url}/standin/people`)).status).toBe(200)
  await stop(standin)
})
