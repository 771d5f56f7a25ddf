import type { Header, ResponseTarget } from './response-target.ts'

/** An answer that is kept; for the host's own requests (dialogs, buttons, lists) and for benches. */
export class MemoryTarget implements ResponseTarget {
  status = 0
  private headers: Header = {}
  private readonly writes: Buffer[] = []

  /** All that was written. */
  get body(): Buffer {
    return Buffer.concat(this.writes)
  }

  /** Mattermost's writer behind dialogs and buttons keeps only this. */
  get lastWrite(): Buffer {
    return this.writes.at(-1) ?? Buffer.alloc(0)
  }

  header(): Header {
    return this.headers
  }

  setHeader(header: Header): void {
    this.headers = header
  }

  writeHead(status: number): void {
    this.status ||= status
  }

  write(bytes: Buffer): void {
    this.writeHead(200)
    this.writes.push(bytes)
  }

  flush(): void {}

  hijack(): never {
    throw new Error('can not hijack the connection')
  }

  finish(): void {
    this.writeHead(200)
  }

  fail(): void {
    if (this.status === 0) this.write(Buffer.from('500 internal server error\n'))
    this.status = 500
  }
}
