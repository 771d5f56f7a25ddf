import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'

/** A statement that a connection sent, in order. */
export interface SeenStatement {
  readonly connection: number
  readonly text: string
}

/**
 * Stands between a client and PostgreSQL and notes every statement that is executed.
 *
 * Source: PostgreSQL's manual, "Message Formats": after the first message each has a type byte and a length.
 */
export async function watchStatements(databaseUrl: string) {
  const seen: SeenStatement[] = []
  const url = new URL(databaseUrl)
  const { hostname, port } = url
  let connections = 0
  const server = createServer((client) => {
    connections += 1
    const upstream = connect(Number(port), hostname)
    const reader = new StatementReader(connections, (statement) => seen.push(statement))
    client.on('data', (bytes: Buffer) => reader.push(bytes))
    join(client, upstream)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.port = String((server.address() as AddressInfo).port)
  return { url: url.href, seen, close: () => void server.close() }
}

function join(one: Socket, other: Socket): void {
  one.setNoDelay(true).pipe(other)
  other.setNoDelay(true).pipe(one)
  one.on('error', () => other.destroy())
  other.on('error', () => one.destroy())
}

class StatementReader {
  private readonly connection: number
  private readonly note: (statement: SeenStatement) => void
  private readonly prepared = new Map<string, string>()
  private waiting: Buffer = Buffer.alloc(0)
  private hasStarted = false
  private bound = ''

  constructor(connection: number, note: (statement: SeenStatement) => void) {
    this.connection = connection
    this.note = note
  }

  push(bytes: Buffer): void {
    this.waiting = Buffer.concat([this.waiting, bytes])
    for (;;) {
      const typeSize = this.hasStarted ? 1 : 0
      if (this.waiting.length < typeSize + 4) return
      const size = typeSize + this.waiting.readInt32BE(typeSize)
      if (this.waiting.length < size) return
      if (this.hasStarted)
        this.read(String.fromCharCode(this.waiting[0] ?? 0), this.waiting.subarray(5, size))
      this.hasStarted = true
      this.waiting = this.waiting.subarray(size)
    }
  }

  private read(type: string, body: Buffer): void {
    const [first = '', second = ''] = body.toString('latin1').split('\0')
    if (type === 'P') this.prepared.set(first, second)
    if (type === 'B') this.bound = this.prepared.get(second) ?? ''
    if (type === 'E') this.note({ connection: this.connection, text: this.bound })
    if (type === 'Q') this.note({ connection: this.connection, text: first })
  }
}
