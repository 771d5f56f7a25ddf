import { isUtf8 } from 'node:buffer'

/** Go's http.Header: canonical names, a list of values each. */
export type Header = Record<string, string[]>

export interface ResponseHead {
  readonly status: number
  readonly header: Header
}

/** They belong to one connection; the host makes its own. Source: RFC 9110, section 7.6.1. */
const HOP_BY_HOP = new Set(['Connection', 'Keep-Alive', 'Proxy-Connection', 'Transfer-Encoding', 'Trailer'])

const END_OF_HEAD = Buffer.from('\r\n\r\n')

/**
 * Splits what Node wrote into the head and the first bytes of the body.
 *
 * @returns `undefined` while the empty line that ends the head has not come.
 */
export function splitHead(bytes: Buffer): { head: ResponseHead; body: Buffer } | undefined {
  const end = bytes.indexOf(END_OF_HEAD)
  if (end < 0) return undefined
  return { head: parseHead(bytes.subarray(0, end)), body: bytes.subarray(end + END_OF_HEAD.length) }
}

/** Ours laid over what the host has set already; the same name is replaced. */
export function mergeHeader(theirs: Readonly<Header>, ours: Readonly<Header>): Header {
  return { ...theirs, ...ours }
}

/**
 * `Content-Type` for `content-type`. The host looks its own headers up by these names, so that any other
 * spelling would be sent beside its default. Source: Go's net/textproto, CanonicalMIMEHeaderKey.
 */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())
}

function parseHead(bytes: Buffer): ResponseHead {
  const [statusLine = '', ...lines] = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1').split('\r\n')
  const header = Object.create(null) as Header
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = canonicalName(line.slice(0, colon))
    if (HOP_BY_HOP.has(name)) continue
    const values = (header[name] ??= [])
    values.push(line.slice(colon + 1).trim())
  }
  return { status: Number(statusLine.slice(9, 12)), header }
}
