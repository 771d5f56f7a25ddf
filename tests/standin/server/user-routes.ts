import { AppError } from '../plugin-host/app-error.ts'
import { textOf, type Base, type Row } from '../world/base.ts'
import { userJson } from '../world/rest-models.ts'
import { findUserRow, getUserRow, USER } from '../world/users.ts'
import type { Backend } from './backend.ts'
import { queryText, Reply, textIn, textsIn, type Routes } from './call.ts'
import { initialsPicture } from './initials-picture.ts'
import { findPicture } from './pictures.ts'

/** Active people and bots whose names begin so; $2 and $3 ask for members of a team and of a channel. */
const SEARCH = `${USER} users.deleteat = 0
  and (lower(username) like $1 or lower(nickname) like $1 or lower(firstname) like $1 or lower(lastname) like $1
    or lower(firstname || ' ' || lastname) like $1)
  and ($2 = '' or exists (
    select from teammembers where teamid = $2 and teammembers.userid = users.id and teammembers.deleteat = 0))
  and ($3 = '' or exists (select from channelmembers where channelid = $3 and channelmembers.userid = users.id))
  order by username limit $4`

interface Search {
  readonly term: string
  readonly teamId?: string
  readonly channelId?: string
  readonly limit?: number
}

export function userRoutes({ world: { base } }: Backend, isOnline: (userId: string) => boolean): Routes {
  const { pool } = base
  const many = async (sql: string, values: readonly unknown[]) =>
    (await pool.query<Row>(sql, [...values])).rows.map(userJson)
  return {
    'GET /users': () => many(`${USER} users.deleteat = 0 order by username limit 200`, []),
    'GET /users/:user': async ({ params }) => userJson(await getUserRow(base, params['user'] ?? '')),
    'GET /users/username/:name': async ({ params }) =>
      userJson((await findUserRow(base, params['name'] ?? '')) ?? noSuchUser()),
    'POST /users/ids': (call) => many(`${USER} users.id = any($1)`, [textsIn(call)]),
    'POST /users/usernames': (call) => many(`${USER} username = any($1)`, [textsIn(call)]),
    'POST /users/status/ids': (call) =>
      textsIn(call).map((user_id) => ({ user_id, status: isOnline(user_id) ? 'online' : 'offline' })),
    'POST /users/search': (call) => {
      const term = textIn(call, 'term')
      return search(base, { term, teamId: textIn(call, 'team_id'), channelId: textIn(call, 'in_channel_id') })
    },
    'GET /users/autocomplete': async (call) => {
      const [term, teamId, channelId] = [
        queryText(call, 'name'),
        queryText(call, 'in_team'),
        queryText(call, 'in_channel'),
      ]
      const limit = Number(queryText(call, 'limit')) || 100
      const all = await search(base, { term, teamId, limit })
      if (channelId === '') return { users: all, out_of_channel: [] }
      const users = await search(base, { term, teamId, channelId, limit })
      const inside = new Set(users.map(({ id }) => id))
      return { users, out_of_channel: all.filter(({ id }) => !inside.has(id)) }
    },
    'GET /users/:user/image': async ({ params }) => {
      const user = await getUserRow(base, params['user'] ?? '')
      const given = await findPicture(base, textOf(user.id))
      if (given) return given
      const picture = initialsPicture(textOf(user.username))
      return new Reply(200, picture, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=86400' })
    },
  }
}

async function search(base: Base, { term, teamId = '', channelId = '', limit = 100 }: Search) {
  const pattern = `${term
    .replace(/^@/, '')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await base.pool.query<Row>(SEARCH, [pattern, teamId, channelId, limit])
  return rows.map(userJson)
}

function noSuchUser(): never {
  throw new AppError({ id: 'app.user.missing_account.const', statusCode: 404 })
}
