import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { canonicalName } from '../../../server/plugin-rpc/http/response-head.ts'
import type { Header, ResponseTarget } from './response-target.ts'

/** Bytes that Go's server gathers before it sends them unasked. Source: Go's net/http, server.go. */
const GATHERED = 4096

/** Who can take the connection over: only a request that came as an upgrade has one that is not Node's. */
export interface Upgrade {
  readonly socket: Duplex
  readonly head: Buffer
}

/** A response of Node's web server, written as Go's would be: small pieces wait for a flush or the end. */
export class NodeTarget implements ResponseTarget {
  private readonly response: ServerResponse
  private readonly upgrade: Upgrade | undefined
  private gathered: Buffer[] = []
  private size = 0
  private status = 0
  private isHijacked = false

  constructor(response: ServerResponse, upgrade?: Upgrade) {
    this.response = response
    this.upgrade = upgrade
  }

  header(): Header {
    const names = this.response.getHeaderNames()
    return Object.fromEntries(
      names.map((name) => [canonicalName(name), textsOf(this.response.getHeader(name))]),
    )
  }

  setHeader(header: Header): void {
    if (this.response.headersSent) return
    for (const name of this.response.getHeaderNames()) this.response.removeHeader(name)
    for (const [name, values] of Object.entries(header)) {
      if (values.length > 0) this.response.setHeader(name, values.length === 1 ? (values[0] ?? '') : values)
    }
  }

  writeHead(status: number): void {
    if (this.status !== 0) return
    this.status = status
    this.response.statusCode = status
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.response.destroyed || this.response.socket?.destroyed) throw new Error('write: broken pipe')
    this.writeHead(200)
    this.gathered.push(bytes)
    this.size += bytes.length
    if (this.size > GATHERED) await this.send()
  }

  async flush(): Promise<void> {
    this.writeHead(200)
    this.response.flushHeaders()
    await this.send()
  }

  hijack(): Upgrade & { connection: Duplex } {
    if (!this.upgrade || this.isHijacked) throw new Error('can not hijack the connection')
    this.isHijacked = true
    return { ...this.upgrade, connection: this.upgrade.socket }
  }

  finish(): void {
    if (this.isHijacked) return
    this.response.end(Buffer.concat(this.gathered))
    this.gathered = []
  }

  fail(): void {
    if (this.isHijacked) return
    if (this.status !== 0) return void this.response.destroy()
    this.writeHead(500)
    this.response.end('500 internal server error\n')
  }

  private async send(): Promise<void> {
    const bytes = Buffer.concat(this.gathered)
    this.gathered = []
    this.size = 0
    if (bytes.length === 0 || this.response.write(bytes)) return
    const done = new AbortController()
    const { signal } = done
    await Promise.race([
      once(this.response, 'drain', { signal }),
      once(this.response, 'close', { signal }),
    ]).catch(() => undefined)
    done.abort()
  }
}

function textsOf(value: number | string | string[] | undefined): string[] {
  return Array.isArray(value) ? value : [String(value ?? '')]
}
