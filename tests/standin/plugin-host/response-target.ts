import type { Duplex } from 'node:stream'

/** Go's http.Header: canonical names, a list of values each. */
export type Header = Record<string, string[]>

/** Where an answer of the plugin goes; each method throws what the plugin is to be told. */
export interface ResponseTarget {
  /** Headers set so far. */
  header(): Header
  /** Replaces them all. */
  setHeader(header: Header): void
  writeHead(status: number): void
  write(bytes: Buffer): void | Promise<void>
  flush(): void | Promise<void>
  /** The client's connection, and what it sent already; the target is done with. */
  hijack(): { readonly connection: Duplex; readonly head: Buffer }
  /** The plugin has answered: the end of the response. */
  finish(): void
  /** The plugin failed. */
  fail(): void
}
