import { once } from 'node:events'
import { createServer, ServerResponse, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Mattermost } from '../mattermost.ts'
import type { Backend } from './backend.ts'
import { Reply } from './call.ts'
import { fileReply } from './files.ts'
import { Live } from './live.ts'
import { OWN_TABLES } from './own-tables.ts'
import { throughPluginDoor } from './plugin-door.ts'
import { makeRest } from './rest.ts'
import type { ServedPlugin } from './served-plugin.ts'
import { Sessions } from './sessions.ts'

export interface SiteOptions {
  readonly mattermost: Mattermost
  readonly plugin: ServedPlugin
  /** The folder with index.html; its answer to every address that is nobody else's. */
  readonly pageFolder: string
  /** A free one. */
  readonly port: number
  readonly onUnknown?: (endpoint: string) => void
}

export interface Site {
  /** Without a slash at the end. */
  readonly url: string
  /** From now on browsers get this one. */
  readonly serve: (plugin: ServedPlugin) => void
  /** Cuts what is open and waits until nothing is left. */
  readonly close: () => Promise<void>
}

const PLUGIN_FILES = 'max-age=31556926, public'
const PAGE_FILES = 'no-cache'

/** Mattermost's web server, for one plugin and one page. It is reached from this machine only. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const { mattermost, onUnknown = () => undefined } = options
  const { world, host } = mattermost
  await world.base.pool.query(OWN_TABLES)
  const siteUrl = `http://localhost:${options.port}`
  const sessions = new Sessions(world.base)
  const backend: Backend = { world, host, plugin: options.plugin, isEnabled: true, sessions, siteUrl }
  const live = new Live(backend)
  const rest = makeRest({ backend, onUnknown })

  const server = createServer((request, response) => void answer(request, response))
  server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head))
  server.listen(options.port, '127.0.0.1')
  await once(server, 'listening')
  return { url: siteUrl, serve, close }

  function serve(plugin: ServedPlugin): void {
    backend.plugin = plugin
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const ownPath = pathname.startsWith('/api/') || pathname.startsWith('/standin/')
    if (ownPath) return send(response, await rest(request))
    if (isForPlugin(pathname)) return throughPluginDoor(backend, request, response)
    send(response, await file(pathname))
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy())
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    if (pathname === '/api/v4/websocket') return live.accept(request, socket, head)
    if (!isForPlugin(pathname)) return void socket.destroy()
    await throughPluginDoor(backend, request, new ServerResponse(request), { socket, head })
  }

  function isForPlugin(pathname: string): boolean {
    const root = `/plugins/${backend.plugin.id}`
    return pathname.startsWith(`${root}/`) && !pathname.startsWith(`${root}/public/`)
  }

  async function file(pathname: string): Promise<Reply> {
    const { plugin } = backend
    const [bundle, open] = [`/static/plugins/${plugin.id}/`, `/plugins/${plugin.id}/public/`]
    if (pathname.startsWith(bundle)) return found(await bundleFile(pathname.slice(bundle.length)))
    if (pathname.startsWith(open))
      return found(await fileReply(plugin.publicFolder, pathname.slice(open.length), PAGE_FILES))
    if (pathname.startsWith('/plugins/') || pathname.startsWith('/static/')) return missing
    const own = await fileReply(options.pageFolder, pathname, PAGE_FILES)
    return guarded(own ?? found(await fileReply(options.pageFolder, 'index.html', PAGE_FILES)))
  }

  function bundleFile(name: string): Promise<Reply | undefined> {
    const { plugin } = backend
    const stored = name === plugin.servedMainFile ? plugin.mainFile : name
    return fileReply(plugin.webappFolder, stored, PLUGIN_FILES)
  }

  async function close(): Promise<void> {
    await live.close()
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
}

const missing = new Reply(404, Buffer.from('404 page not found\n'), { 'Content-Type': 'text/plain' })
/** What Mattermost's page allows its scripts: a bundle that needs eval fails here as it would there. */
const PAGE_POLICY = {
  'Content-Security-Policy': "frame-ancestors 'self'; script-src 'self'",
  'X-Frame-Options': 'SAMEORIGIN',
}
const guarded = ({ status, body, headers }: Reply): Reply =>
  new Reply(status, body, { ...headers, ...PAGE_POLICY })

const found = (reply: Reply | undefined): Reply => reply ?? missing

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  // Without a charset: the official client compares it by equality.
  response.writeHead(status, {
    'Content-Type': 'application/json',
    ...headers,
    'Content-Length': bytes.length,
  })
  response.end(bytes)
}
