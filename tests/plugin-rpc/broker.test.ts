import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { Broker, encodeBrokerId } from '../../server/plugin-rpc/broker.ts'
import { encodeBodyRequest } from '../../server/plugin-rpc/http/body-request.ts'
import { makeHandTimers } from './hand-timers.ts'
import { makeSessionPair } from './session-pair.ts'

function makeBrokers() {
  const timers = makeHandTimers()
  const { host, plugin } = makeSessionPair()
  return {
    host: new Broker(host, [], timers),
    plugin: new Broker(plugin, [], timers),
    sessions: { host, plugin },
    timers,
  }
}

const file = new URL('./vectors/binary.json', import.meta.url)
const golden = JSON.parse(readFileSync(file, 'utf8')) as {
  name: string
  value: number | { $int: string }
  hex: string
}[]

test.each(golden.filter(({ name }) => name.startsWith('broker id')))('$name is $hex', ({ value, hex }) => {
  expect(encodeBrokerId(Number(value)).toString('hex')).toBe(hex)
})

test.each(golden.filter(({ name }) => name.startsWith('body request')))('$name is $hex', ({ value, hex }) => {
  const count = typeof value === 'number' ? BigInt(value) : BigInt(value.$int)
  expect(encodeBodyRequest(count).toString('hex')).toBe(hex)
})

test('either side may be first', async () => {
  const { host, plugin } = makeBrokers()
  const accepted = plugin.accept(7)
  const dialled = await host.dial(7)
  dialled.write('hello')
  expect(await first(await accepted)).toBe('hello')
  const waiting = plugin.dial(8)
  const taken = await host.accept(8)
  ;(await waiting).write('again')
  expect(await first(taken)).toBe('again')
})

test('each side counts its own ids from 1', () => {
  const { host, plugin } = makeBrokers()
  expect([host.nextId(), host.nextId(), plugin.nextId()]).toEqual([1, 2, 1])
})

test('who waits in vain is told so after 5 s', async () => {
  const { plugin, timers } = makeBrokers()
  const accepting = expect(plugin.accept(3)).rejects.toThrow('could not accept stream 3')
  const dialling = expect(plugin.dial(4)).rejects.toThrow('could not dial stream 4')
  timers.moveBy(4999)
  expect(timers.count()).toBe(2)
  timers.moveBy(1)
  await Promise.all([accepting, dialling])
})

test('a stream that nobody claims is reset after 5 s', async () => {
  const { host, plugin, timers } = makeBrokers()
  const dialling = expect(host.dial(9)).rejects.toThrow('could not dial stream 9')
  const marker = plugin.accept(10)
  await Promise.all([host.dial(10), marker])
  timers.moveBy(5000)
  await dialling
  expect(timers.count()).toBe(0)
})

test('who waits when the session ends is told so at once', async () => {
  const { plugin, sessions } = makeBrokers()
  const accepting = expect(plugin.accept(3)).rejects.toThrow('the session has ended')
  const dialling = expect(plugin.dial(4)).rejects.toThrow('could not dial stream 4')
  sessions.host.destroy()
  await Promise.all([accepting, dialling])
  await expect(plugin.accept(5)).rejects.toThrow('the session has ended')
})

function first(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => stream.once('data', (bytes: Buffer) => resolve(bytes.toString())))
}
