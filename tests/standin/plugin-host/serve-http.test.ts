import { once } from 'node:events'
import { createServer, request as httpRequest, ServerResponse } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { duplexPair } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from '@jest/globals'
import type { Hooks } from '../../../server/plugin-rpc/hooks/handlers.ts'
import { makeHostLog } from '../../../server/plugin-rpc/host-log.ts'
import { hijack } from '../../../server/plugin-rpc/index.ts'
import { PluginSession } from '../../../server/plugin-rpc/plugin-session.ts'
import { HostSession } from './host-session.ts'
import { NodeTarget } from './node-target.ts'
import { requestSubset } from './request-subset.ts'
import { serveHttp } from './serve-http.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A web server whose requests the handler answers, through both ends of the protocol. */
async function serving(
  ServeHTTP: NonNullable<Hooks['ServeHTTP']>,
  { canFlush = true } = {},
): Promise<string> {
  const [ours, theirs] = duplexPair()
  new PluginSession(ours, {
    hooks: { ServeHTTP },
    log: makeHostLog(() => undefined),
    onDispense: () => undefined,
    onQuit: () => undefined,
    onClose: () => undefined,
  })
  const session = new HostSession(theirs, { api: new Map() })
  await session.dispense()
  await session.activate()
  const serve = (request: IncomingMessage, target: NodeTarget) =>
    serveHttp(session, { request: requestSubset(request), context: {}, body: request, target, canFlush })
  const server = createServer((request, response) => {
    serve(request, new NodeTarget(response)).catch(() => undefined)
  })
  server.on('upgrade', (request, socket, head) => {
    serve(request, new NodeTarget(new ServerResponse(request), { socket, head })).catch(() => undefined)
  })
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a request arrives whole, and the answer goes out with status, headers and length', async () => {
  const site = await serving(async (request, response) => {
    const { method, url, headers } = request
    const seen = { method, url, type: headers['content-type'], body: await text(request) }
    response.writeHead(201, { 'Content-Type': 'application/json', 'Set-Cookie': ['a=1', 'b=2'] })
    response.end(JSON.stringify(seen))
  })
  const answer = await fetch(`${site}/tasks?x=1`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/x-note' },
    body: 'hello',
  })
  expect(answer.status).toBe(201)
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  const body = await answer.text()
  expect(JSON.parse(body)).toEqual({ method: 'POST', url: '/tasks?x=1', type: 'text/x-note', body: 'hello' })
  expect(answer.headers.get('content-length')).toBe(String(body.length))
})

test('bodies of megabytes stream through both ways', async () => {
  const site = await serving((request, response) => void request.pipe(response))
  const sent = Buffer.alloc(3_000_000, 'abcdefg')
  const answer = await fetch(site, { method: 'PUT', body: sent })
  expect(Buffer.from(await answer.arrayBuffer()).equals(sent)).toBe(true)
})

test('what the plugin flushes is there before the answer has ended', async () => {
  const goOn = Promise.withResolvers<void>()
  const site = await serving(async (_request, response) => {
    response.write('first')
    await goOn.promise
    response.end('last')
  })
  const answer = await fetch(site)
  const reader = answer.body?.getReader()
  expect(Buffer.from((await reader?.read())?.value as Uint8Array).toString()).toBe('first')
  goOn.resolve()
  expect(Buffer.from((await reader?.read())?.value as Uint8Array).toString()).toBe('last')
})

test('without Flush, as in Mattermost 11.1, a small answer comes at the end', async () => {
  const site = await serving(
    (_request, response) => {
      response.write('first')
      setImmediate(() => response.end(' and last'))
    },
    { canFlush: false },
  )
  expect(await (await fetch(site)).text()).toBe('first and last')
})

test('a body that the plugin does not read keeps nobody waiting', async () => {
  const site = await serving((_request, response) => response.writeHead(413).end())
  const { status } = await fetch(site, { method: 'POST', body: Buffer.alloc(100_000) })
  expect(status).toBe(413)
})

test('a plugin that fails half-way leaves the client with a broken answer, not a short one', async () => {
  const arrived = Promise.withResolvers<void>()
  const site = await serving(async (_request, response) => {
    response.write('half')
    await arrived.promise
    throw new Error('on purpose')
  })
  const answer = await fetch(site)
  arrived.resolve()
  await expect(answer.text()).rejects.toThrow()
})

test('the plugin can take the connection over', async () => {
  const site = await serving(async (_request, response) => {
    const connection = await hijack(response)
    connection.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n')
    connection.pipe(connection)
  })
  const client = httpRequest(site, { headers: { Connection: 'Upgrade', Upgrade: 'echo' } }).end()
  const [, socket] = (await once(client, 'upgrade')) as [IncomingMessage, Socket]
  socket.write('are you there?')
  const [bytes] = (await once(socket, 'data')) as [Buffer]
  expect(bytes.toString()).toBe('are you there?')
  socket.end()
  await once(socket, 'close')
})
