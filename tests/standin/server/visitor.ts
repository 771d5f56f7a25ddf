import { once } from 'node:events'
import { WebSocket } from 'ws'

interface Person {
  readonly id: string
  readonly username: string
}

export interface Frame {
  readonly event: string
  readonly data: Readonly<Record<string, string>>
  readonly broadcast: Readonly<Record<string, unknown>>
  readonly seq: number
}

/** Somebody with a browser: cookies, and the header that the page adds. */
export class Visitor {
  readonly id: string
  readonly cookies: Readonly<Record<string, string>>
  private readonly site: string

  private constructor(site: string, id: string, cookies: Readonly<Record<string, string>>) {
    this.site = site
    this.id = id
    this.cookies = cookies
  }

  static async logIn(site: string, username: string): Promise<Visitor> {
    const people = (await (await fetch(`${site}/standin/people`)).json()) as Person[]
    const id = people.find((person) => person.username === username)?.id ?? ''
    const answer = await fetch(`${site}/standin/login`, {
      method: 'POST',
      body: JSON.stringify({ user_id: id }),
    })
    const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]?.split('=') ?? [])
    return new Visitor(site, id, Object.fromEntries(pairs) as Record<string, string>)
  }

  get cookie(): string {
    return Object.entries(this.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
  }

  /** As the page asks: with cookies and proof. */
  ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.site + path, {
      method,
      headers: { Cookie: this.cookie, 'X-CSRF-Token': this.cookies['MMCSRF'] ?? '', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  /** An answer's JSON. @throws {Error} with the answer, when it is a refusal. */
  async get(path: string): Promise<never> {
    return this.read(await this.ask('GET', path))
  }

  async post(path: string, body: unknown): Promise<never> {
    return this.read(await this.ask('POST', path, body))
  }

  async put(path: string, body: unknown): Promise<never> {
    return this.read(await this.ask('PUT', path, body))
  }

  async delete(path: string): Promise<never> {
    return this.read(await this.ask('DELETE', path))
  }

  /** The frames that a socket of theirs gets, once it was said hello to. */
  async listen(): Promise<Ears> {
    const socket = new WebSocket(`${this.site.replace('http', 'ws')}/api/v4/websocket`, {
      headers: { Cookie: this.cookie },
    })
    const ears = new Ears(socket)
    await ears.hear('hello')
    return ears
  }

  private async read(answer: Response): Promise<never> {
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status} ${text}`)
    return JSON.parse(text) as never
  }
}

/** What comes over one socket. */
export class Ears {
  readonly frames: Frame[] = []
  private readonly socket: WebSocket

  constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (bytes: Buffer) => this.frames.push(JSON.parse(bytes.toString()) as Frame))
  }

  /** The first frame of that event, already there or still to come. */
  async hear(event: string): Promise<Frame> {
    for (;;) {
      const frame = this.frames.find((candidate) => candidate.event === event)
      if (frame) return frame
      await once(this.socket, 'message')
    }
  }

  send(frame: unknown): void {
    this.socket.send(JSON.stringify(frame))
  }
}
