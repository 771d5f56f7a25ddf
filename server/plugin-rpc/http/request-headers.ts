import type { IncomingHttpHeaders } from 'node:http'

/** Headers of which only the first line counts. Source: Node's documentation of message.headers. */
const SINGLE = new Set([
  'age',
  'authorization',
  'content-length',
  'content-type',
  'etag',
  'expires',
  'from',
  'host',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'location',
  'max-forwards',
  'proxy-authorization',
  'referer',
  'retry-after',
  'server',
  'user-agent',
])

/** Names and values in turn, as Node's `rawHeaders`, from Go's map of canonical names. */
export function rawHeadersOf(header: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(header).flatMap(([name, values]) => values.flatMap((value) => [name, value]))
}

/** Every value of every header under its lower-case name. */
export function distinctHeaders(raw: readonly string[]): Record<string, string[]> {
  // Without a prototype: a client may call a header `constructor`.
  const distinct = Object.create(null) as Record<string, string[]>
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? ''
    const values = (distinct[name] ??= [])
    values.push(raw[index + 1] ?? '')
  }
  return distinct
}

/** Repeated headers joined by the rules of Node's `message.headers`. */
export function joinHeaders(distinct: Readonly<Record<string, string[]>>): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(distinct).map(([name, values]) => [name, joined(name, values)]))
}

function joined(name: string, values: string[]): string | string[] | undefined {
  if (name === 'set-cookie') return values
  if (name === 'cookie') return values.join('; ')
  return SINGLE.has(name) ? values[0] : values.join(', ')
}
