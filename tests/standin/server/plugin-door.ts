import type { IncomingMessage, ServerResponse } from 'node:http'
import { newId } from '../world/new-id.ts'
import type { Upgrade } from '../plugin-host/node-target.ts'
import { requestSubset, type RequestSubset } from '../plugin-host/request-subset.ts'
import type { Backend } from './backend.ts'
import { whoAsks, type Asker } from './who-asks.ts'

/** No client may say these of itself. */
const REMOVED = ['Mattermost-User-Id', 'Mattermost-Plugin-Id', 'Mattermost-Plugin-ID', 'Referer']

/**
 * A request for the plugin's own routes. The plugin learns who asks from us alone; a request without a session, or one
 * that a strange page may have sent, comes without a user.
 */
export async function throughPluginDoor(
  { host, sessions, plugin }: Backend,
  request: IncomingMessage,
  response: ServerResponse,
  upgrade?: Upgrade,
): Promise<void> {
  const asker = await whoAsks(request, sessions, 'plugin')
  const subset = { ...requestSubset(request), URL: urlBelow(`/plugins/${plugin.id}`, request.url ?? '/') }
  await host.handle(request, response, {
    context: {
      RequestId: newId(),
      SessionId: asker?.session.id ?? '',
      IPAddress: request.socket.remoteAddress ?? '',
      UserAgent: request.headers['user-agent'] ?? '',
      AcceptLanguage: request.headers['accept-language'] ?? '',
    },
    subset: { ...subset, Header: headersFor(subset, asker) },
    ...(upgrade && { upgrade }),
  })
}

function urlBelow(root: string, url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://site')
  searchParams.delete('access_token')
  const query = searchParams.size > 0 ? `?${searchParams.toString()}` : ''
  return (pathname.slice(root.length) || '/') + query
}

function headersFor(
  { Header = {} }: RequestSubset,
  asker: Asker | undefined,
): Record<string, readonly string[]> {
  const headers: Record<string, readonly string[]> = { ...Header }
  for (const name of REMOVED) delete headers[name]
  if (asker?.way === 'header') delete headers['Authorization']
  const cookies = (headers['Cookie'] ?? []).map(withoutToken).filter(Boolean)
  if (cookies.length > 0) headers['Cookie'] = cookies
  else delete headers['Cookie']
  if (asker?.isTrusted) headers['Mattermost-User-Id'] = [asker.session.userId]
  return headers
}

function withoutToken(cookie: string): string {
  const pairs = cookie.split(';').map((pair) => pair.trim())
  return pairs.filter((pair) => !pair.startsWith('MMAUTHTOKEN=')).join('; ')
}
