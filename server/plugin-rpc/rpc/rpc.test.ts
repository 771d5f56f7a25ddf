import { duplexPair } from 'node:stream'
import { expect, test } from '@jest/globals'
import { int, string, struct } from '../gob/schema.ts'
import { RpcClient } from './client.ts'
import { rpcMethod, type RpcMethods } from './method.ts'
import { RpcServer } from './server.ts'

const echo = { arg: struct('Args', { A: string }), reply: struct('Returns', { A: string }) }

function makePair(methods: RpcMethods) {
  const [left, right] = duplexPair()
  const ended = Promise.withResolvers<Error | undefined>()
  new RpcServer(right, methods, ended.resolve)
  return { client: new RpcClient(left), left, ended: ended.promise }
}

const echoing: RpcMethods = new Map([['Plugin.Echo', rpcMethod(echo, ({ A }) => ({ A }))]])

test('answers may come in any order; each call gets its own', async () => {
  const first = Promise.withResolvers<object>()
  const { client } = makePair(
    new Map([['Plugin.Wait', rpcMethod(echo, ({ A }) => (A === 'first' ? first.promise : { A }))]]),
  )
  const slow = client.call('Plugin.Wait', echo, { A: 'first' })
  expect(await client.call('Plugin.Wait', echo, { A: 'second' })).toEqual({ A: 'second' })
  first.resolve({ A: 'at last' })
  expect(await slow).toEqual({ A: 'at last' })
})

test('an argument that does not fit fails, and leaves the stream as it was', async () => {
  const { client } = makePair(echoing)
  await expect(client.call('Plugin.Echo', echo, { A: 7 } as never)).rejects.toMatchObject({
    failure: 'argument',
  })
  expect(await client.call('Plugin.Echo', echo, { A: 'next' })).toEqual({ A: 'next' })
})

test('what a method throws, or answers amiss, is the error of that call alone', async () => {
  const { client } = makePair(
    new Map([
      ...echoing,
      [
        'Plugin.Throw',
        rpcMethod(echo, () => {
          throw new Error('no')
        }),
      ],
      ['Plugin.Amiss', rpcMethod(echo, () => ({ A: 7 }) as never)],
    ]),
  )
  await expect(client.call('Plugin.Throw', echo, {})).rejects.toMatchObject({
    failure: 'refused',
    message: 'no',
  })
  await expect(client.call('Plugin.Amiss', echo, {})).rejects.toMatchObject({ failure: 'refused' })
  expect(await client.call('Plugin.Echo', echo, { A: 'next' })).toEqual({ A: 'next' })
})

test('an answer that comes too late is passed over', async () => {
  const late = Promise.withResolvers<object>()
  const { client } = makePair(new Map([...echoing, ['Plugin.Late', rpcMethod(echo, () => late.promise)]]))
  const call = client.call('Plugin.Late', echo, {}, { timeout: 1 })
  await expect(call).rejects.toMatchObject({ failure: 'timeout' })
  late.resolve({ A: 'late' })
  expect(await client.call('Plugin.Echo', echo, { A: 'next' })).toEqual({ A: 'next' })
})

test('bytes that are no message end the stream, and every call on it', async () => {
  const { client, left, ended } = makePair(
    new Map([['Plugin.Never', rpcMethod(echo, () => new Promise<object>(() => undefined))]]),
  )
  const call = client.call('Plugin.Never', echo, {})
  left.write(Buffer.alloc(100, 1))
  expect(await ended).toMatchObject({ name: 'GobError' })
  left.destroy()
  await expect(call).rejects.toMatchObject({ failure: 'closed' })
  await expect(client.call('Plugin.Never', echo, {})).rejects.toMatchObject({ failure: 'closed' })
})

test('an argument of another kind than the method takes ends the stream', async () => {
  const { client, ended } = makePair(echoing)
  const wrong = { arg: struct('Args', { A: int }), reply: echo.reply }
  client.call('Plugin.Echo', wrong, { A: 7 }).catch(() => undefined)
  expect(await ended).toMatchObject({ name: 'GobError' })
})

test('calls under way are still answered after the caller has said its last word', async () => {
  const slow = Promise.withResolvers<object>()
  const { client, left, ended } = makePair(new Map([['Plugin.Slow', rpcMethod(echo, () => slow.promise)]]))
  const call = client.call('Plugin.Slow', echo, {})
  left.end()
  expect(await ended).toBeUndefined()
  slow.resolve({ A: 'done' })
  expect(await call).toEqual({ A: 'done' })
})

test('a caller that does not read is not read from for ever', async () => {
  const [left, right] = duplexPair()
  const block = 'x'.repeat(2000)
  let runs = 0
  const run = () => {
    runs += 1
    return { A: block }
  }
  new RpcServer(right, new Map([['Plugin.Big', rpcMethod(echo, run)]]))
  const client = new RpcClient(left)
  left.pause()
  const calls = Array.from({ length: 5000 }, () => client.call('Plugin.Big', echo, {}))
  for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate)
  expect(runs).toBeLessThan(5000)
  left.resume()
  expect(await Promise.all(calls)).toHaveLength(5000)
})
