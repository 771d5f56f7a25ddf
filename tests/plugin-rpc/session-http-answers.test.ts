import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import type { HttpHandler } from '../../server/plugin-rpc/http/bridge.ts'
import { hijack } from '../../server/plugin-rpc/http/hijack.ts'
import { connect } from './tiny-host.ts'
import { request } from './tiny-http.ts'

async function serving(ServeHTTP: HttpHandler) {
  const connection = connect({ ServeHTTP })
  await connection.host.activate()
  return connection
}

test.each([
  ['HEAD', 200],
  ['GET', 204],
  ['GET', 304],
])('%s with status %d has headers and no body', async (method, status) => {
  const { host } = await serving((_request, response) => {
    response.writeHead(status, { ETag: '"7"', 'Content-Length': '5' }).end('12345')
  })
  const { writer, answered } = request(host, { method })
  await answered
  expect(writer.seen).toMatchObject({ status, chunks: [], headers: { Etag: ['"7"'] } })
})

test('headers of one name keep all their values, and those of the connection stay away', async () => {
  const { host } = await serving((_request, response) => {
    response.setHeader('set-cookie', ['a=1', 'b=2'])
    response.setHeader('x-request-id', 'ours')
    response.setHeader('transfer-encoding', 'chunked')
    response.setHeader('connection', 'close')
    response.end('plain')
  })
  const { writer, answered } = request(host)
  await answered
  expect(writer.seen.headers).toEqual({ 'Set-Cookie': ['a=1', 'b=2'], 'X-Request-Id': ['ours'] })
  expect(writer.body.toString()).toBe('plain')
})

test('what is streamed reaches the client piece by piece', async () => {
  const steps = new PassThrough()
  const { host } = await serving((_request, response) => {
    response.setHeader('content-type', 'text/event-stream')
    response.flushHeaders()
    steps.pipe(response)
  })
  const { writer, answered } = request(host)
  const flushes = writer.flushes[Symbol.asyncIterator]()
  await flushes.next()
  expect(writer.seen).toMatchObject({ status: 200, headers: { 'Content-Type': ['text/event-stream'] } })
  steps.write('data: 1\n\n')
  expect(String((await flushes.next()).value)).toBe('data: 1\n\n')
  steps.end('data: 2\n\n')
  await answered
  expect(writer.body.toString()).toBe('data: 1\n\ndata: 2\n\n')
})

test('a host without Flush gets the whole answer all the same', async () => {
  const { host, lines } = await serving((_request, response) => {
    response.flushHeaders()
    setImmediate(() => response.end('done'))
  })
  const { writer, answered } = request(host, {}, { canFlush: false })
  await answered
  expect(writer.body.toString()).toBe('done')
  expect(lines).toEqual([])
})

test('a client that left is noticed by the next write', async () => {
  const closed = Promise.withResolvers<string[]>()
  const { host } = await serving((incoming, response) => {
    const events: string[] = []
    response.on('error', () => undefined)
    response.on('finish', () => events.push('finished'))
    response.on('close', () => closed.resolve([...events, `destroyed ${response.destroyed}`]))
    incoming.resume()
    const endless = new Readable({ read() { this.push(Buffer.alloc(65_536)) } }) // prettier-ignore
    endless.pipe(response)
  })
  const { answered } = request(host, {}, { leaveAfter: 3 })
  await answered
  expect(await closed.promise).toEqual(['destroyed true'])
})

test('a handler that fails before its answer gives 500, and the reason goes to the log', async () => {
  const { host, lines } = connect({
    ServeHTTP: (_request, response) => {
      response.setHeader('x-secret', 'half done')
      throw new Error('out of order')
    },
  })
  await host.dispense()
  const { writer, answered } = request(host)
  await answered
  expect(writer.seen.status).toBe(500)
  expect(writer.seen.headers).not.toHaveProperty('X-Secret')
  expect(writer.body.toString()).not.toContain('out of order')
  expect(lines.join()).toContain('out of order')
})

test('a handler that rejects in the middle of its answer makes the call fail', async () => {
  const { host } = await serving(async (_request, response) => {
    response.write('half')
    await Promise.reject(new Error('out of order'))
  })
  await expect(request(host).answered).rejects.toThrow('in the middle of its answer')
})

test('a body that the client broke off is an error, not a short body', async () => {
  const outcome = Promise.withResolvers<string>()
  const { host } = await serving((incoming, response) => {
    incoming.on('error', (error) => outcome.resolve(error.message))
    incoming.on('end', () => outcome.resolve('complete'))
    incoming.on('close', () => response.end())
    incoming.resume()
  })
  const headers = { 'Content-Length': ['100'] }
  await request(host, { method: 'PUT', headers, body: Readable.from(['short']) }).answered
  expect(await outcome.promise).toBe('aborted')
})

test('metrics are served in the same way', async () => {
  const { host } = connect({ ServeMetrics: (_request, response) => response.end('up 1\n') })
  await host.dispense()
  const { writer, answered } = request(host, { hook: 'ServeMetrics', url: '/metrics' })
  await answered
  expect(writer.body.toString()).toBe('up 1\n')
})

test('200 requests at once are each answered with their own', async () => {
  const { host } = await serving((incoming, response) => incoming.pipe(response))
  const texts = Array.from({ length: 200 }, (_, index) => `request ${index} `.repeat(1 + (index % 50)))
  const exchanges = texts.map((text) => request(host, { method: 'POST', body: Readable.from([text]) }))
  await Promise.all(exchanges.map(({ answered }) => answered))
  expect(exchanges.map(({ writer }) => writer.body.toString())).toEqual(texts)
})

test('a hijacked connection carries bytes both ways, and is closed before the call is answered', async () => {
  const { host } = await serving(async (_request, response) => {
    const connection = await hijack(response)
    for await (const bytes of connection) connection.write(String(bytes).toUpperCase())
  })
  const [sends, gets] = [new PassThrough(), new PassThrough()]
  const { writer, answered } = request(host, {}, { connection: { sends, gets } })
  sends.write('ping')
  expect(String((await once(gets, 'data'))[0])).toBe('PING')
  sends.end()
  await answered
  expect(writer.seen.calls.slice(0, 3)).toEqual(['Header', 'HijackResponse', 'HjConnRWRead'])
  expect(writer.seen.calls.at(-1)).toBe('HjConnClose')
  expect(writer.seen.status).toBe(0)
})

test('a writer without a connection cannot be hijacked, and is answered as usual', async () => {
  const { host } = await serving(async (_request, response) => {
    const reason = await hijack(response).catch((error: Error) => error.message)
    response.end(reason)
  })
  const { writer, answered } = request(host)
  await answered
  expect(writer.body.toString()).toBe("rpc: can't find method Plugin.HijackResponse")
})
