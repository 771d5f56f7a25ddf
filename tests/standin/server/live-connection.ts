import type { WebSocket } from 'ws'
import type { Broadcast } from '../world/base.ts'
import { newId } from '../world/new-id.ts'

/** One browser's socket: nobody's until it is welcomed. */
export class LiveConnection {
  readonly id = newId()
  readonly socket: WebSocket
  userId = ''
  private seq = 0

  constructor(socket: WebSocket) {
    this.socket = socket
  }

  /** From now on it gets that person's events; the first says hello. */
  welcome(userId: string): void {
    this.userId = userId
    const data = { server_version: '11.6.0', connection_id: this.id, server_hostname: 'stand-in' }
    this.send('hello', data, { UserId: userId })
  }

  /** Numbered from 0, without gaps. */
  send(event: string, data: unknown, broadcast: Broadcast): void {
    this.write({ event, data, broadcast: broadcastJson(broadcast), seq: this.seq++ })
  }

  reply(seq: unknown, answer: Readonly<Record<string, unknown>>): void {
    this.write({ ...answer, seq_reply: seq })
  }

  private write(frame: unknown): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(frame))
  }
}

const broadcastJson = (given: Broadcast) => ({
  omit_users: given.OmitUsers && Object.keys(given.OmitUsers).length > 0 ? given.OmitUsers : null,
  user_id: given.UserId ?? '',
  channel_id: given.ChannelId ?? '',
  team_id: given.TeamId ?? '',
  connection_id: given.ConnectionId ?? '',
  omit_connection_id: given.OmitConnectionId ?? '',
})
