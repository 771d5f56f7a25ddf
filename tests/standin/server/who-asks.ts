import type { IncomingMessage } from 'node:http'
import type { Session, Sessions } from './sessions.ts'

type Way = 'cookie' | 'header' | 'query'

/** Where a token may stand, in the order in which the server looks. */
const CORE_WAYS: readonly Way[] = ['cookie', 'header', 'query']
/** On plugin routes the header wins over the cookie. */
const PLUGIN_WAYS: readonly Way[] = ['header', 'cookie', 'query']

export interface Asker {
  readonly session: Session
  readonly way: Way
  /** False for a cookie on a method other than GET without proof that the page itself asks. */
  readonly isTrusted: boolean
}

/** The session of a request; undefined without a valid one. */
export async function whoAsks(
  request: IncomingMessage,
  sessions: Sessions,
  door: 'core' | 'plugin',
): Promise<Asker | undefined> {
  for (const way of door === 'core' ? CORE_WAYS : PLUGIN_WAYS) {
    const token = tokenAt(request, way)
    if (token === '') continue
    const session = await sessions.find(token)
    if (session) return { session, way, isTrusted: way !== 'cookie' || isFromPage(request, session) }
    if (door === 'core') return undefined
  }
  return undefined
}

function tokenAt(request: IncomingMessage, way: Way): string {
  switch (way) {
    case 'cookie':
      return cookie(request, 'MMAUTHTOKEN')
    case 'header':
      return /^(?:bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    case 'query':
      return new URL(request.url ?? '/', 'http://site').searchParams.get('access_token') ?? ''
  }
}

function cookie({ headers }: IncomingMessage, name: string): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}

/** Either header is enough while ExperimentalStrictCSRFEnforcement is off, as it is by default. */
function isFromPage({ method, headers }: IncomingMessage, { csrf }: Session): boolean {
  if (method === 'GET') return true
  return headers['x-csrf-token'] === csrf || headers['x-requested-with'] === 'XMLHttpRequest'
}
