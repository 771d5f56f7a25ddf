import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { hijack, type Api } from '../../../server/plugin-rpc/index.ts'
import { sendJson } from './exchange.ts'

/** `/echo`: the body comes back as it goes in, whatever its size. */
export function echo(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Content-Type', request.headers['content-type'] ?? 'application/octet-stream')
  request.pipe(response)
}

/** `/describe`: what the probe sees of a request. */
export function describe(request: IncomingMessage, response: ServerResponse, context: unknown): void {
  const { method, url, headersDistinct, httpVersion } = request
  sendJson(response, {
    method,
    url,
    headers: headersDistinct,
    httpVersion,
    address: request.socket.remoteAddress,
    context,
  })
}

/** `/who`: 401 without a user, as every route of a plugin has to answer. */
export function who(request: IncomingMessage, response: ServerResponse): void {
  const user = request.headers['mattermost-user-id']
  response.statusCode = user ? 200 : 401
  sendJson(response, { user: user ?? '' })
}

/** `/ignore`: an answer to a request whose body nobody reads. */
export function ignore(_request: IncomingMessage, response: ServerResponse): void {
  response.end('not read')
}

/** `/headers`: several values under one name, and a status that is seldom used. */
export function headers(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(203, { 'Set-Cookie': ['a=1', 'b=2'], 'X-Probe': 'one, two', 'Content-Length': '4' })
  response.end('head')
}

/** Lets the streaming test say when the next event is due. */
export class Turns {
  private given = 0
  private wake: () => void = () => undefined

  give(): void {
    this.given += 1
    this.wake()
  }

  async take(): Promise<void> {
    while (this.given === 0) await new Promise<void>((resolve) => (this.wake = resolve))
    this.given -= 1
  }
}

/** `/events?count=n`: server-sent events, the next one only after `/next` was asked for. */
export async function events(count: number, turns: Turns, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' })
  for (let number = 1; number <= count; number++) {
    response.write(`data: ${number}\n\n`)
    await turns.take()
  }
  response.end()
}

/** `/hijack`: takes the connection over and gives every byte back, as a WebSocket server would its frames. */
export async function takeOver(response: ServerResponse): Promise<void> {
  const connection = await hijack(response)
  connection.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n')
  connection.pipe(connection)
}

/** `/block?milliseconds=n`: stops the whole process for a while, as heavy work on its only thread would. */
export function block(milliseconds: number, response: ServerResponse): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
  response.end('awake')
}

/** `/slow?milliseconds=n`: tells the host that it has begun, and answers late. */
export async function slow(api: Api, milliseconds: number, response: ServerResponse): Promise<void> {
  await api.GetServerVersion()
  await delay(milliseconds)
  response.end('late')
}
