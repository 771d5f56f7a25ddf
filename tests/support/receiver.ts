import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'

import { RECEIVER_CERTIFICATE, RECEIVER_KEY } from './receiver-certificate.ts'

export type Received = Readonly<{ path: string; headers: IncomingHttpHeaders; body: Buffer }>

/** What webhooks are sent to: notes everything, and answers as it is told. */
export type Receiver = Readonly<{
  port: number
  url: string
  received: Received[]
  /** From now on; 200 at first. Without an end the answer stays out. */
  answer(by: (response: ServerResponse, request: Received) => void): void
  /** Resolves when so many have come in all. */
  arrived(count: number): Promise<void>
  close(): Promise<void>
}>

/** @param address Where it listens: all that begin with 127 are of this machine. */
export async function openReceiver(
  scheme: 'http' | 'https' = 'http',
  address = '127.0.0.1',
): Promise<Receiver> {
  let waiting: (() => void)[] = []
  const received: Received[] = []
  let respond: (response: ServerResponse, request: Received) => void = (response) => response.end('ok')
  const listener: http.RequestListener = (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) }
      received.push(one)
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
      respond(response, one)
    })
  }
  const secure = { key: RECEIVER_KEY, cert: RECEIVER_CERTIFICATE }
  const server = scheme === 'http' ? http.createServer(listener) : https.createServer(secure, listener)
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `${scheme}://${address}:${port}/hook/of-the-payments?token=very-secret`,
    received,
    answer: (by) => void (respond = by),
    async arrived(count) {
      while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end()
