import tls from 'node:tls'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { answering, openReceiver, type Receiver } from '../../tests/support/receiver.ts'
import { RECEIVER_CERTIFICATE } from '../../tests/support/receiver-certificate.ts'
import { makeAddressGuard } from './address-guard.ts'
import { makeWebhookSender, type SendDeps } from './send.ts'

let receiver: Receiver

beforeEach(async () => {
  receiver = await openReceiver()
})
afterEach(() => receiver.close())

const HERE = ['127.0.0.1']
const body = '{"name":"Zahlung"}'

function send(
  url: string,
  given: Partial<SendDeps> & { allowedHosts?: readonly string[]; signal?: AbortSignal } = {},
) {
  const { allowedHosts = HERE, signal = new AbortController().signal, ...deps } = given
  const sender = makeWebhookSender({
    addressGuard: makeAddressGuard(() => []),
    resolve: () => Promise.resolve(HERE),
    userAgent: 'incident-collaboration/1.2.3',
    ...deps,
  })
  const delivery = { id: 'd', event: 'status_updated', url, body, secrets: ['whsec_one'] } as const
  return sender.send({ delivery, allowance: { allowedHosts, siteHost: '' }, at: new Date(5000), signal })
}

test('the body goes out as it is, with what a receiver needs to check it', async () => {
  expect(await send(receiver.url)).toEqual({ outcome: 'delivered', status: 200, retryAfter: '' })
  expect(receiver.received).toEqual([
    {
      path: '/hook/of-the-payments?token=very-secret',
      headers: {
        host: `127.0.0.1:${receiver.port}`,
        'content-type': 'application/json',
        'content-length': '18',
        'user-agent': 'incident-collaboration/1.2.3',
        'x-incident-event': 'status_updated',
        'x-incident-delivery': 'd',
        'x-incident-signature': expect.stringMatching(/^t=5,v1=[0-9a-f]{64}$/) as unknown,
        connection: 'close',
      },
      body: Buffer.from(body),
    },
  ])
})

test('P-44: a redirect is an answer, and is not followed', async () => {
  const inward = await openReceiver()
  receiver.answer(answering(307, { location: inward.url }))
  expect(await send(receiver.url)).toMatchObject({ outcome: 'redirect', status: 307 })
  expect(inward.received).toEqual([])
  await inward.close()
})

const at = (name: string): string => `http://${name}:${receiver.port}/`

test.each([
  [['127.0.0.1']],
  [['93.184.216.34', '127.0.0.1']],
  [['::ffff:127.0.0.1']],
  [['::1', '93.184.216.34']],
])('P-44: a name that has the addresses %j is not dialled', async (addresses) => {
  const resolve = () => Promise.resolve(addresses)
  const result = await send(at('hooks.example.org'), { resolve, allowedHosts: [] })
  expect(result).toMatchObject({ outcome: 'refused_address', status: 0 })
  expect(receiver.received).toEqual([])
})

test('P-44: a name is resolved once, and what was judged is what is dialled', async () => {
  const answers = [['127.0.0.2'], HERE]
  const resolve = () => Promise.resolve(answers.shift() ?? HERE)
  const result = await send(at('hooks.example.org'), { resolve, allowedHosts: ['127.0.0.2'] })
  // Nobody listens there.
  expect(result).toMatchObject({ outcome: 'connect' })
  expect(answers).toEqual([HERE])
  expect(receiver.received).toEqual([])
})

test('a name, or its address, that an administrator allows is dialled', async () => {
  for (const allowedHosts of [['Hooks.example.org'], ['127.0.0.0/8']]) {
    expect(await send(at('hooks.example.org'), { allowedHosts })).toMatchObject({ outcome: 'delivered' })
  }
  expect(receiver.received.map(({ headers }) => headers.host)).toEqual([
    `hooks.example.org:${receiver.port}`,
    `hooks.example.org:${receiver.port}`,
  ])
})

test('a name without an address, and one that is not found in time', async () => {
  for (const resolve of [() => Promise.resolve([]), () => Promise.reject(new Error('ENOTFOUND'))]) {
    expect(await send(at('hooks.example.org'), { resolve })).toMatchObject({ outcome: 'dns' })
  }
  const resolve = () => new Promise<never>(() => undefined)
  const late = await send(at('hooks.example.org'), { resolve, connectWithinMs: 20 })
  expect(late).toMatchObject({ outcome: 'timeout', status: 0 })
})

test('a receiver that does not listen, that hangs up, that answers nothing', async () => {
  receiver.answer((response) => response.socket?.destroy())
  expect(await send(receiver.url)).toMatchObject({ outcome: 'connect', status: 0 })
  receiver.answer(() => undefined)
  expect(await send(receiver.url, { answerWithinMs: 50 })).toMatchObject({ outcome: 'timeout', status: 0 })
  const { url } = receiver
  await receiver.close()
  expect(await send(url)).toMatchObject({ outcome: 'connect', status: 0 })
})

test('an answer that goes on for ever is read up to a point, and counts', async () => {
  let written = 0
  const part = Buffer.alloc(16 * 1024)
  receiver.answer((response) => {
    const write = (): void => {
      written += part.length
      if (!response.destroyed) response.write(part, () => setImmediate(write))
    }
    response.writeHead(202)
    write()
  })
  expect(await send(receiver.url)).toMatchObject({ outcome: 'delivered', status: 202 })
  expect(written).toBeLessThan(16 * 1024 * 1024)
})

test('an answer that never ends counts when the time is over', async () => {
  receiver.answer((response) => void response.writeHead(503, { 'retry-after': '120' }).write('wait'))
  const result = await send(receiver.url, { answerWithinMs: 100 })
  expect(result).toEqual({ outcome: 'status', status: 503, retryAfter: '120' })
})

test('an answer with a huge head is given up', async () => {
  receiver.answer(answering(200, { 'x-much': 'a'.repeat(40_000) }))
  expect(await send(receiver.url)).toMatchObject({ outcome: 'too_large', status: 0 })
})

test('an attempt that is given up has no outcome', async () => {
  receiver.answer(() => undefined)
  const given = new AbortController()
  const sent = send(receiver.url, { signal: given.signal })
  given.abort(new Error('ending'))
  await expect(sent).rejects.toThrow('ending')
})

test('a certificate counts when somebody known signed it, for that name', async () => {
  const secure = await openReceiver('https')
  const ask = (name: string) =>
    send(`https://${name}:${secure.port}/`, { allowedHosts: ['hooks.example.org', 'other.example.org'] })
  expect(await ask('hooks.example.org')).toMatchObject({ outcome: 'tls', status: 0 })
  const known = tls.getCACertificates('default')
  tls.setDefaultCACertificates([...known, RECEIVER_CERTIFICATE])
  expect(await ask('hooks.example.org')).toMatchObject({ outcome: 'delivered', status: 200 })
  expect(await ask('other.example.org')).toMatchObject({ outcome: 'tls', status: 0 })
  expect(secure.received).toHaveLength(1)
  tls.setDefaultCACertificates(known)
  await secure.close()
})
