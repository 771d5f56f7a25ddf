import { AppError } from '../plugin-host/app-error.ts'
import { textOf } from '../world/base.ts'
import type { Status } from '../world/presence.ts'
import { userJson } from '../world/rest-models.ts'
import { announceUser, getUserRow, setActive } from '../world/users.ts'
import type { Backend } from './backend.ts'
import { bodyOf, OK, textIn, textsIn, type Call, type Routes } from './call.ts'
import { mustBeAllowed } from './rights.ts'

const STATUSES: readonly Status[] = ['online', 'away', 'dnd', 'offline']
const PATCH = `
  update users set locale = coalesce($2, locale), nickname = coalesce($3, nickname),
    position = coalesce($4, position), updateat = $5 where id = $1`

/** One's own account; others' are the system administrators' business. */
export function accountRoutes({ world: { base, presence } }: Backend): Routes {
  const own = async ({ params, userId }: Call): Promise<string> => {
    const user = params['user'] ?? ''
    if (user !== userId) await mustBeAllowed(base, { userId, permission: 'manage_system' })
    return textOf((await getUserRow(base, user)).id)
  }
  return {
    'PUT /users/:user/patch': async (call) => {
      const id = await own(call)
      const { locale, nickname, position } = bodyOf(call)
      const given = [locale, nickname, position].map((value) => (typeof value === 'string' ? value : null))
      await base.pool.query(PATCH, [id, ...given, base.now()])
      const row = await getUserRow(base, id)
      announceUser(base, row)
      return userJson(row)
    },
    'PUT /users/:user/active': async (call) => {
      await mustBeAllowed(base, { userId: call.userId, permission: 'manage_system' })
      await setActive(
        base,
        textOf((await getUserRow(base, call.params['user'] ?? '')).id),
        bodyOf(call)['active'] === true,
      )
      return OK
    },
    'GET /users/:user/status': ({ params }) => statusJson(params['user'] ?? ''),
    'PUT /users/:user/status': async (call) => {
      const status = STATUSES.find((known) => known === textIn(call, 'status'))
      if (!status) throw new AppError({ id: 'api.context.invalid_body_param.app_error', statusCode: 400 })
      const id = await own(call)
      presence.choose(id, status)
      return statusJson(id)
    },
    'POST /users/status/ids': (call) => textsIn(call).map(statusJson),
  }

  function statusJson(userId: string) {
    const { Status: status, Manual: manual, LastActivityAt: last_activity_at } = presence.find(userId)
    return { user_id: userId, status, manual, last_activity_at }
  }
}
