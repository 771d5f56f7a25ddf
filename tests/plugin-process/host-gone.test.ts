import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { becomesTrue, makePlace } from './product.ts'

const hostChild = fileURLToPath(new URL('./host-child.ts', import.meta.url))
/** Milliseconds that the plugin has to leave. */
const LEAVING = 2000

let place: Awaited<ReturnType<typeof makePlace>>

beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => place.leave())

test('when the connection is cut, the process ends within 2 s and takes its socket along', async () => {
  const mattermost = place.mattermost()
  await mattermost.start()
  const { plugin } = mattermost.host
  const begin = performance.now()
  plugin.cut()
  expect(await plugin.process.exited).toEqual({ code: 0, signal: null })
  expect(performance.now() - begin).toBeLessThan(LEAVING)
  expect(await place.sockets()).toEqual([])
})

test('when the server is killed, the process follows within 2 s and takes its socket along', async () => {
  const server = spawn(process.execPath, [hostChild, place.databaseUrl, place.bundlePath, place.program], {
    env: place.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string]
  const pid = Number(line)
  expect(await isAlive(pid)).toBe(true)
  server.kill('SIGKILL')
  await becomesTrue('the plugin is gone', LEAVING, async () => !(await isAlive(pid)))
  expect(await place.sockets()).toEqual([])
})

/** The process is nobody's child any more, so that no event tells of its end; a zombie has ended (proc(5), stat). */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') X')
  return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
}
