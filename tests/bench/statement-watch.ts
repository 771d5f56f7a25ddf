import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

import { MessageReader } from './postgres-messages.ts'

/** A statement that a connection sent, in order. */
export interface SeenStatement {
  readonly connection: number
  readonly text: string
}

/** Stands between a client and PostgreSQL; notes every statement that is executed, and every notice it is sent. */
export async function watchStatements(databaseUrl: string) {
  const seen: SeenStatement[] = []
  const notices: string[] = []
  const url = new URL(databaseUrl)
  const { hostname, port } = url
  let connections = 0
  const server = createServer((client) => {
    connections += 1
    const upstream = connect(Number(port), hostname)
    const asked = readStatements(connections, (statement) => seen.push(statement))
    const answered = readNotices((notice) => notices.push(notice))
    client.on('data', (bytes: Buffer) => asked.push(bytes))
    upstream.on('data', (bytes: Buffer) => answered.push(bytes))
    join(client, upstream)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.port = String((server.address() as AddressInfo).port)
  return { url: url.href, seen, notices, close: () => void server.close() }
}

function join(one: Socket, other: Socket): void {
  one.setNoDelay(true).pipe(other)
  other.setNoDelay(true).pipe(one)
  one.on('error', () => other.destroy())
  other.on('error', () => one.destroy())
}

function readStatements(connection: number, note: (statement: SeenStatement) => void): MessageReader {
  const prepared = new Map<string, string>()
  let bound = ''
  return new MessageReader('client', (type, body) => {
    const [first = '', second = ''] = body.toString('latin1').split('\0')
    if (type === 'P') prepared.set(first, second)
    if (type === 'B') bound = prepared.get(second) ?? ''
    if (type === 'E') note({ connection, text: bound })
    if (type === 'Q') note({ connection, text: first })
  })
}

/** Of a notice its message: the field of type M. */
const readNotices = (note: (text: string) => void): MessageReader =>
  new MessageReader('server', (type, body) => {
    if (type !== 'N') return
    const message = body
      .toString()
      .split('\0')
      .find((field) => field.startsWith('M'))
    if (message !== undefined) note(message.slice(1))
  })
