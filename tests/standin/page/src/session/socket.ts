/** One event of Mattermost's web socket. */
export interface SocketEvent {
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
  readonly broadcast: Readonly<Record<'user_id' | 'channel_id' | 'team_id', string>>
  readonly seq: number
}

interface SocketListener {
  readonly onEvent: (event: SocketEvent) => void
  /** After every connection but the first. */
  readonly onReconnect: () => void
}

const LONGEST_WAIT_IN_MS = 10_000

/** Keeps the connection to Mattermost's web socket; missed events are asked for when it comes back. */
export class EventSocket {
  private readonly listener: SocketListener
  private connectionId = ''
  private nextSequence = 0
  private connections = 0
  private failures = 0

  constructor(listener: SocketListener) {
    this.listener = listener
  }

  open(): void {
    const url = new URL(`${window.basename}/api/v4/websocket`, location.href)
    url.protocol = url.protocol.replace('http', 'ws')
    url.searchParams.set('connection_id', this.connectionId)
    url.searchParams.set('sequence_number', String(this.nextSequence))
    const socket = new WebSocket(url)
    socket.onopen = () => this.opened()
    socket.onmessage = ({ data }) => this.read(JSON.parse(String(data)) as Partial<SocketEvent>)
    socket.onclose = () => this.openLater()
  }

  /** Answers to requests have no `event`; this page sends none. */
  private read(frame: Partial<SocketEvent>): void {
    if (!frame.event || !frame.data || !frame.broadcast) return
    const event = { event: frame.event, data: frame.data, broadcast: frame.broadcast, seq: frame.seq ?? 0 }
    if (event.event === 'hello') this.connectionId = String(event.data.connection_id)
    else if (event.seq < this.nextSequence) return
    this.nextSequence = event.seq + 1
    this.listener.onEvent(event)
  }

  private opened(): void {
    this.failures = 0
    this.connections += 1
    if (this.connections > 1) this.listener.onReconnect()
  }

  private openLater(): void {
    this.failures += 1
    setTimeout(() => this.open(), Math.min(500 * this.failures, LONGEST_WAIT_IN_MS))
  }
}
