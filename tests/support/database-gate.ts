import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** Stands between a client and PostgreSQL. While it is shut the database is away: connections break, none is made. */
export class DatabaseGate {
  /** The database behind the gate. */
  readonly url: string
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private isShut = false

  private constructor(server: Server, behind: URL) {
    this.server = server
    const { hostname, port } = behind
    server.on('connection', (client) => this.join(client, connect(Number(port), hostname)))
    const url = new URL(behind)
    url.port = String((server.address() as AddressInfo).port)
    this.url = url.href
  }

  static async open(databaseUrl: string): Promise<DatabaseGate> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new DatabaseGate(server, new URL(databaseUrl))
  }

  shut(): void {
    this.isShut = true
    for (const socket of this.sockets) socket.destroy()
  }

  reopen(): void {
    this.isShut = false
  }

  close(): void {
    this.shut()
    this.server.close()
  }

  private join(client: Socket, upstream: Socket): void {
    for (const socket of [client, upstream]) {
      this.sockets.add(socket)
      socket.setNoDelay(true).on('close', () => this.sockets.delete(socket))
    }
    client.on('error', () => upstream.destroy()).on('close', () => upstream.destroy())
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy())
    if (this.isShut) client.destroy()
    else client.pipe(upstream).pipe(client)
  }
}
