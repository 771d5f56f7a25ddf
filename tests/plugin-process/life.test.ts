import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makePlace } from './product.ts'

let place: Awaited<ReturnType<typeof makePlace>>

beforeAll(async () => {
  place = await makePlace()
})
afterAll(() => place.leave())

async function started(options: Parameters<typeof place.mattermost>[0] = {}) {
  const mattermost = place.mattermost(options)
  await mattermost.start()
  return mattermost
}

test('started by hand it says one sentence on stderr, nothing on stdout, and exits with 1', async () => {
  const child = spawn(process.execPath, [place.program], {
    env: place.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  expect([output, code]).toEqual(['', 1])
  expect(errors).toMatch(/^[^\n]+ plugin[^\n]+\.\n$/)
})

test('stopped by the server it leaves neither process nor socket, and its stdout was silent', async () => {
  const { host } = await started()
  const { process } = host.plugin
  expect(await place.sockets()).toHaveLength(1)
  expect(await host.deactivate()).toEqual({ code: 0, signal: null })
  expect(await place.sockets()).toEqual([])
  expect(process.strayOutput).toBe('')
})

test('SIGINT, which Ctrl-C sends to everybody, does not disturb it', async () => {
  const { host } = await started()
  host.plugin.process.kill('SIGINT')
  await host.plugin.ping()
  expect(host.plugin.process.isRunning).toBe(true)
  expect(await host.deactivate()).toEqual({ code: 0, signal: null })
})

test('SIGTERM ends it cleanly', async () => {
  const { host } = await started()
  const { process } = host.plugin
  process.kill('SIGTERM')
  expect(await process.exited).toEqual({ code: 0, signal: null })
  expect(await place.sockets()).toEqual([])
})

test('killed, it is missed by the server, and the next start clears away its socket', async () => {
  const { host } = await started()
  const crash = once(host, 'crash')
  const [left] = await place.sockets()
  await host.kill()
  expect(await crash).toEqual([{ code: null, signal: 'SIGKILL' }])
  expect(await place.sockets()).toEqual([left])
  await host.start()
  const after = await place.sockets()
  expect(after).toHaveLength(1)
  expect(after).not.toContain(left)
  await host.deactivate()
})

test('restarted, it answers as before', async () => {
  const { host } = await started()
  const before = host.plugin.process.pid
  await host.restart()
  expect(host.plugin.process.pid).not.toBe(before)
  expect((await host.ask({ method: 'GET', url: '/api/v0/openapi.json' })).status).toBe(401)
  await host.deactivate()
})

test('refused activation: the administrator gets the sentence, and the process is gone', async () => {
  const mattermost = place.mattermost({ databaseUrl: 'mysql://localhost/mattermost' })
  await expect(mattermost.start()).rejects.toThrow(/^[A-Z].+\.$/)
  expect(await place.sockets()).toEqual([])
})
