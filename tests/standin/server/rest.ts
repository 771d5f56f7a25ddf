import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { AppError } from '../plugin-host/app-error.ts'
import { newId } from '../world/new-id.ts'
import { accountRoutes } from './account-routes.ts'
import type { Backend } from './backend.ts'
import { buttonRoutes } from './button-routes.ts'
import { Reply, type Routes } from './call.ts'
import { categoryRoutes } from './category-routes.ts'
import { channelRoutes } from './channel-routes.ts'
import { commandRoutes } from './command-routes.ts'
import { openConfigRoutes, roleRoutes } from './config-routes.ts'
import { dialogRoutes } from './dialog-routes.ts'
import { memberRoutes } from './member-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { pluginRoutes } from './plugin-routes.ts'
import { postRoutes } from './post-routes.ts'
import { preferenceRoutes } from './preference-routes.ts'
import { makeRouter, type Match } from './router.ts'
import { loginRoutes, logoutRoutes } from './session-routes.ts'
import { teamRoutes } from './team-routes.ts'
import { userRoutes } from './user-routes.ts'
import { whoAsks, type Asker } from './who-asks.ts'

const BASE = '/api/v4'

export interface RestDeps {
  readonly backend: Backend
  /** Told of every endpoint that is not there, so that a gap shows at once. */
  readonly onUnknown: (endpoint: string) => void
}

/** Answers the server's own endpoints: those that the page needs, and 501 for any other. */
export function makeRest({ backend, onUnknown }: RestDeps) {
  const open = makeRouter({
    ...loginRoutes(backend),
    ...peopleRoutes(backend),
    ...belowBase(openConfigRoutes(backend)),
  })
  const closed = makeRouter(belowBase(closedRoutes(backend)))

  return async (request: IncomingMessage): Promise<Reply> => {
    const { method = 'GET', url = '/' } = request
    const { pathname, searchParams: query } = new URL(url, 'http://site')
    const requestId = newId()
    const call = { requestId, query, request }
    try {
      const body = await bodyOf(request)
      const free = open(method, pathname)
      if (free) return await run(free, { ...call, userId: '', sessionId: '', body })
      const asker = await whoAsks(request, backend.sessions, 'core')
      if (!asker?.isTrusted) throw noSession
      const match = closed(method, pathname)
      if (!match) throw unknown(onUnknown, `${method} ${pathname}`)
      return await run(match, { ...call, ...idsOf(asker), body })
    } catch (error) {
      return errorReply(error, requestId)
    }
  }
}

const closedRoutes = (backend: Backend): Routes => ({
  ...logoutRoutes(backend),
  ...roleRoutes(),
  ...pluginRoutes(backend),
  ...userRoutes(backend),
  ...accountRoutes(backend),
  ...preferenceRoutes(backend),
  ...teamRoutes(backend),
  ...channelRoutes(backend),
  ...memberRoutes(backend),
  ...categoryRoutes(backend),
  ...postRoutes(backend),
  ...buttonRoutes(backend),
  ...dialogRoutes(backend),
  ...commandRoutes(backend),
})

function belowBase(routes: Routes): Routes {
  const entries = Object.entries(routes).map(
    ([key, handler]) => [key.replace(' ', ` ${BASE}`), handler] as const,
  )
  return Object.fromEntries(entries)
}

async function run({ handler, params }: Match, call: Omit<Parameters<Match['handler']>[0], 'params'>) {
  const user = params['user'] === 'me' ? call.userId : params['user']
  const result = await handler({ ...call, params: user === undefined ? params : { ...params, user } })
  return result instanceof Reply ? result : new Reply(200, result)
}

const idsOf = ({ session }: Asker) => ({ userId: session.userId, sessionId: session.id })

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const body = await text(request)
  if (body.trim() === '') return undefined
  try {
    return JSON.parse(body) as unknown
  } catch (cause) {
    throw new AppError({
      id: 'api.context.invalid_body_param.app_error',
      statusCode: 400,
      detailedError: String(cause),
    })
  }
}

const noSession = new AppError({
  id: 'api.context.session_expired.app_error',
  statusCode: 401,
  message: 'Invalid or expired session, please login again.',
})

function unknown(onUnknown: RestDeps['onUnknown'], endpoint: string): AppError {
  onUnknown(endpoint)
  const message = `not implemented: ${endpoint}`
  return new AppError({ id: 'api.standin.not_implemented.app_error', statusCode: 501, message })
}

/** Mattermost's form of an error; a bug of ours is an error 500. */
function errorReply(error: unknown, request_id: string): Reply {
  const known = error instanceof AppError ? error : undefined
  if (!known) console.error(error)
  const { id = 'app.standin.internal.app_error', statusCode: status_code = 500 } = known ?? {}
  const message = known?.message ?? String(error)
  const detailed_error = known?.detailedError ?? ''
  return new Reply(status_code, { id, message, detailed_error, request_id, status_code })
}
