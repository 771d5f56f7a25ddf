import { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { EVERYTHING, encodeBodyRequest } from './body-request.ts'
import type { BridgeSocket } from './bridge-socket.ts'
import { distinctHeaders, joinHeaders, rawHeadersOf } from './request-headers.ts'

/** What the host tells of a request; Go's http.Request without its body. */
export interface RequestSubset {
  readonly Method: string
  readonly URL: string
  readonly ProtoMajor: number | bigint
  readonly ProtoMinor: number | bigint
  readonly Header: Readonly<Record<string, readonly string[]>>
  readonly Host: string
}

const BODILESS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/**
 * Node's request, whose body comes from a stream of the host.
 *
 * The body is asked for once, when somebody first reads, and then flows as fast as it is read.
 */
export class BridgeRequest extends IncomingMessage {
  private readonly dialled: Promise<Duplex> | undefined
  private body: Duplex | undefined
  private isAsked = false
  private received = 0

  /** @param body The stream of the body; undefined when there is none. */
  constructor(socket: BridgeSocket, subset: RequestSubset, body: Promise<Duplex> | undefined) {
    // It touches of a socket only what BridgeSocket has.
    super(socket as unknown as Socket)
    this.dialled = body
    this.method = subset.Method
    this.url = pathOf(subset.URL)
    this.httpVersionMajor = Number(subset.ProtoMajor)
    this.httpVersionMinor = Number(subset.ProtoMinor)
    this.httpVersion = `${this.httpVersionMajor}.${this.httpVersionMinor}`
    this.rawHeaders = [...hostHeader(subset), ...rawHeadersOf(subset.Header), ...framing(subset)]
    this.headersDistinct = distinctHeaders(this.rawHeaders)
    this.headers = joinHeaders(distinctHeaders(this.rawHeaders))
  }

  override _read(size: number): void {
    super._read(size)
    if (this.body) this.body.resume()
    else if (!this.isAsked) this.askForBody()
  }

  /**
   * Says that no more of the body will come, since the request has been answered, and closes its stream.
   * A reader that is still at it gets an error rather than a body cut short.
   */
  finish(): void {
    const isOpen = this.isAsked && !this.complete
    void this.dialled?.then(
      (body) => closeBody(body, isOpen),
      () => undefined,
    )
    if (this.destroyed) return
    if (isOpen) {
      this.destroy(new Error('the request was answered before its body was read'))
      return
    }
    this.isAsked = true
    this.once('end', () => this.destroy())
    this.endBody()
    this.resume()
  }

  private askForBody(): void {
    this.isAsked = true
    if (!this.dialled) return this.endBody()
    this.dialled.then(
      (body) => this.receive(body),
      (error: Error) => this.destroy(error),
    )
  }

  private receive(body: Duplex): void {
    if (this.destroyed) return
    this.body = body
    body.on('data', (chunk: Buffer) => {
      this.received += chunk.length
      if (!this.destroyed && !this.push(chunk)) body.pause()
    })
    body.on('end', () => (this.isCutShort() ? this.abort() : this.endBody()))
    body.on('close', () => this.abort())
    body.resume()
    body.write(encodeBodyRequest(EVERYTHING))
  }

  /** The host ends the stream in the same way when the client breaks off. */
  private isCutShort(): boolean {
    return this.received < Number(this.headers['content-length'] ?? 0)
  }

  private abort(): void {
    if (!this.complete && !this.destroyed) this.destroy(new Error('aborted'))
  }

  private endBody(): void {
    if (this.destroyed || this.complete) return
    this.complete = true
    this.push(null)
  }
}

/** While the host still sends, only a reset makes it stop. */
function closeBody(body: Duplex, isOpen: boolean): void {
  if (isOpen) body.destroy()
  else body.end()
  body.resume()
}

/** Go keeps the host apart from the headers. */
function hostHeader({ Host, Header }: RequestSubset): string[] {
  return Host && !('Host' in Header) ? ['Host', Host] : []
}

/**
 * Go takes Transfer-Encoding out of the headers, and dialogs and buttons come without Content-Length. Node's
 * world knows from these two only that there is a body, so say it.
 */
function framing({ Method, Header }: RequestSubset): string[] {
  if (BODILESS.has(Method) || 'Content-Length' in Header || 'Transfer-Encoding' in Header) return []
  return ['Transfer-Encoding', 'chunked']
}

/** Path and query, also of an absolute URL. */
function pathOf(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '')
  return path.startsWith('/') || path === '*' ? path : `/${path}`
}
