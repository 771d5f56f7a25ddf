import { AppError } from '../plugin-host/app-error.ts'
import { numberOf, textOf } from '../world/base.ts'
import { userJson } from '../world/rest-models.ts'
import { findUserRow, getUserRow } from '../world/users.ts'
import type { Backend } from './backend.ts'
import { OK, Reply, textIn, type Routes } from './call.ts'
import { cookiesOf, noCookies } from './sessions.ts'

/** Without a session. Whoever knows a name gets in: there are no passwords here. */
export function loginRoutes({ world: { base }, sessions }: Backend): Routes {
  const logIn = async (userId: string): Promise<Reply> => {
    const user = await getUserRow(base, userId)
    if (numberOf(user.deleteat) > 0) throw refused
    const session = await sessions.open(userId)
    return new Reply(200, userJson(user), { Token: session.token, 'Set-Cookie': cookiesOf(session) })
  }
  return {
    'POST /api/v4/users/login': async (call) => {
      const user = await findUserRow(base, textIn(call, 'login_id'))
      if (!user || typeof user.bot === 'string') throw refused
      return logIn(textOf(user.id))
    },
    'POST /standin/login': (call) => logIn(textIn(call, 'user_id')),
  }
}

export const logoutRoutes = ({ sessions }: Backend): Routes => ({
  'POST /users/logout': async ({ sessionId }) => {
    await sessions.end(sessionId)
    return new Reply(200, OK, { 'Set-Cookie': noCookies })
  },
})

const refused = new AppError({
  id: 'api.user.login.invalid_credentials_email_username',
  statusCode: 401,
  message: 'There is nobody of that name who can log in.',
})
