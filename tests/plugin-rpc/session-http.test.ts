import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import Fastify from 'fastify'
import type { HttpHandler } from '../../server/plugin-rpc/http/bridge.ts'
import { connect, type TinyHost } from './tiny-host.ts'
import { request } from './tiny-http.ts'

async function serving(ServeHTTP: HttpHandler): Promise<TinyHost> {
  const { host } = connect({ ServeHTTP })
  await host.activate()
  return host
}

function echo(incoming: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Content-Type', 'text/plain')
  incoming.pipe(response)
}

test('a small answer takes four calls: headers read, set, status, one write', async () => {
  const host = await serving((_request, response) => {
    response.statusCode = 201
    response.setHeader('content-type', 'application/json')
    response.end('{"id":1}')
  })
  const { writer, answered } = request(host)
  await answered
  expect(writer.seen.calls).toEqual(['Header', 'SyncHeader', 'WriteHeader', 'Write'])
  expect(writer.seen.status).toBe(201)
  expect(writer.seen.headers).toEqual({
    'X-Request-Id': ['r1'],
    'Content-Type': ['application/json'],
    'Content-Length': ['8'],
  })
  expect(writer.body.toString()).toBe('{"id":1}')
})

test('the handler sees method, address, headers and the client', async () => {
  let seen: unknown
  const host = await serving((incoming, response, context) => {
    const { method, url, httpVersion, headers, rawHeaders, headersDistinct, socket } = incoming
    seen = {
      method,
      url,
      httpVersion,
      headers,
      rawHeaders,
      headersDistinct,
      context,
      remote: socket.remoteAddress,
    }
    response.end()
  })
  await request(host, {
    method: 'DELETE',
    url: 'http://chat.example.com/api/v0/x%20y?q=%C3%BC&q=2#f',
    headers: { Cookie: ['a=1', 'b=2'], Accept: ['text/html', 'text/plain'], 'Content-Length': ['0'] },
  }).answered
  expect(seen).toMatchObject({
    method: 'DELETE',
    url: '/api/v0/x%20y?q=%C3%BC&q=2',
    httpVersion: '1.1',
    headers: { host: 'chat.example.com', cookie: 'a=1; b=2', accept: 'text/html, text/plain' },
    headersDistinct: { cookie: ['a=1', 'b=2'] },
    context: { SessionId: 's1' },
    remote: '192.0.2.7',
  })
})

test('a body is streamed both ways, whatever its size', async () => {
  const host = await serving(echo)
  const block = Buffer.alloc(65_000, 'x')
  const size = block.length * 160
  const body = Readable.from(Array.from({ length: 160 }, () => block))
  const { writer, answered } = request(host, { method: 'POST', body })
  await answered
  expect(writer.body).toHaveLength(size)
  expect(Math.max(...writer.seen.chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(1_048_576)
})

test('a body that nobody reads is not asked for', async () => {
  const host = await serving((_request, response) => response.end('done'))
  const { answered, body } = request(host, { method: 'POST', body: Readable.from(['unread']) })
  await answered
  expect(await body).toBe('never asked for')
})

test('a body that is given up half way is reset, so that the host stops sending', async () => {
  const endless = new Readable({ read() { this.push(Buffer.alloc(16_384)) } }) // prettier-ignore
  const host = await serving((incoming, response) => {
    incoming.on('error', () => undefined)
    incoming.once('data', () => {
      incoming.pause()
      response.writeHead(413).end('too large')
    })
  })
  const { writer, answered, body } = request(host, { method: 'POST', body: endless })
  await answered
  expect(await body).toBe('reset')
  expect(writer.seen.status).toBe(413)
})

test('Fastify answers as on a socket of its own', async () => {
  const app = Fastify()
  app.post('/tasks/:id', (incoming) => ({
    id: (incoming.params as { id: string }).id,
    body: incoming.body,
    ip: incoming.ip,
  }))
  await app.ready()
  const host = await serving((incoming, response) => app.routing(incoming, response))
  const { writer, answered } = request(host, {
    method: 'POST',
    url: '/tasks/7?x=1',
    headers: { 'Content-Type': ['application/json'], 'Content-Length': ['11'] },
    body: Readable.from(['{"a":"ü"', ' ', '}', '']),
  })
  await answered
  expect(writer.seen.status).toBe(200)
  expect(JSON.parse(writer.body.toString())).toEqual({ id: '7', body: { a: 'ü' }, ip: '192.0.2.7' })
})
