import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { SentEvent } from '../world/base.ts'
import { objectOf } from '../world/rest-models.ts'
import type { Backend } from './backend.ts'
import { answerRequest } from './live-requests.ts'
import { LiveConnection } from './live-connection.ts'
import { dataOf } from './event-data.ts'
import { recipientsOf } from './recipients.ts'
import { whoAsks } from './who-asks.ts'

/** Milliseconds that a socket without a session has to send its token. */
const CHALLENGE_LIMIT = 5000

/** The web sockets of all browsers. Every event is sent in the order in which the world made it. */
export class Live {
  private readonly backend: Backend
  private readonly server = new WebSocketServer({ noServer: true })
  private readonly connections = new Set<LiveConnection>()
  private delivered: Promise<void> = Promise.resolve()
  private readonly onSent = (event: SentEvent) => this.send(event)

  constructor(backend: Backend) {
    this.backend = backend
    backend.world.on('sent', this.onSent)
  }

  /** Takes over a request for `/api/v4/websocket`. */
  async accept(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Other sites' pages would come with the cookie too.
    const { origin, host } = request.headers
    if (origin !== undefined && !URL.canParse(origin)) return void socket.destroy()
    if (origin !== undefined && new URL(origin).host !== host)
      return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    const asker = await whoAsks(request, this.backend.sessions, 'core')
    this.server.handleUpgrade(request, socket, head, (opened) => this.open(opened, asker?.session.userId))
  }

  /** Cuts every socket; resolves when what was being sent is done with. */
  async close(): Promise<void> {
    this.backend.world.off('sent', this.onSent)
    for (const { socket } of this.connections) socket.terminate()
    this.server.close()
    await this.delivered
  }

  private open(socket: WebSocket, userId: string | undefined): void {
    const connection = new LiveConnection(socket)
    this.connections.add(connection)
    const limit = setTimeout(() => socket.terminate(), CHALLENGE_LIMIT)
    socket.on('message', (bytes: Buffer) => {
      void answerRequest(this.backend.sessions, connection, bytes.toString()).then((isWelcome) => {
        if (!isWelcome) return
        clearTimeout(limit)
        this.noticePresence(connection.userId)
      })
    })
    socket.on('error', () => socket.terminate())
    socket.once('close', () => {
      clearTimeout(limit)
      this.connections.delete(connection)
      this.noticePresence(connection.userId)
      this.tell('OnWebSocketDisconnect', connection)
    })
    if (userId !== undefined) {
      clearTimeout(limit)
      connection.welcome(userId)
      this.noticePresence(userId)
    }
    this.tell('OnWebSocketConnect', connection)
  }

  /** Somebody is there as long as one of their sockets is. */
  private noticePresence(userId: string): void {
    if (userId === '') return
    const isThere = [...this.connections].some((connection) => connection.userId === userId)
    const { presence } = this.backend.world
    if (isThere !== (presence.statusOf(userId) !== 'offline')) presence.connected(userId, isThere)
  }

  private tell(hook: 'OnWebSocketConnect' | 'OnWebSocketDisconnect', { id, userId }: LiveConnection): void {
    this.backend.world.base.tell({ hook, argument: () => ({ A: id, B: userId }) })
  }

  private send(event: SentEvent): void {
    if (this.connections.size === 0) return
    this.delivered = this.delivered.then(() => this.deliver(event)).catch(() => undefined)
  }

  private async deliver({ event, payload, broadcast }: SentEvent): Promise<void> {
    const { base } = this.backend.world
    const data = await dataOf(base, event, payload)
    const isMeant = await recipientsOf(base, broadcast)
    for (const connection of this.connections)
      if (connection.userId !== '' && isMeant(connection)) connection.send(event, data, broadcast)
    if (event === 'user_updated') this.cutDeactivated(objectOf(objectOf(payload)['user']))
  }

  /** With an account's sessions its sockets end. */
  private cutDeactivated({ id, delete_at: deletedAt }: Readonly<Record<string, unknown>>): void {
    if (Number(deletedAt) === 0) return
    for (const { userId, socket } of this.connections) if (userId === id) socket.terminate()
  }
}
