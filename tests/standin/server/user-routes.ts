import { findRows, textOf, type Base } from '../world/base.ts'
import { userJson } from '../world/rest-models.ts'
import { getUserNamed, getUserRow, USER } from '../world/users.ts'
import type { Backend } from './backend.ts'
import { pageOf, queryText, Reply, textIn, textsIn, type Routes } from './call.ts'
import { initialsPicture } from './initials-picture.ts'
import { findPicture } from './pictures.ts'
import { mustReadChannel } from './rights.ts'

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

/** Also deactivated people; $1 and $2 ask for members of a team and of a channel. */
const LIST = `${USER} ($1 = '' or exists (
    select from teammembers where teamid = $1 and teammembers.userid = users.id and teammembers.deleteat = 0))
  and ($2 = '' or exists (select from channelmembers where channelid = $2 and channelmembers.userid = users.id))
  order by username limit $3 offset $4`

export function userRoutes({ world: { base } }: Backend): Routes {
  const many = async (sql: string, values: readonly unknown[]) =>
    (await findRows(base, sql, values)).map(userJson)
  return {
    'GET /users': async (call) => {
      const [teamId, channelId] = [queryText(call, 'in_team'), queryText(call, 'in_channel')]
      if (channelId !== '') await mustReadChannel(base, call.userId, channelId)
      const { limit, offset } = pageOf(call)
      return many(LIST, [teamId, channelId, limit, offset])
    },
    'GET /users/:user': async ({ params }) => userJson(await getUserRow(base, params['user'] ?? '')),
    'GET /users/username/:name': async ({ params }) =>
      userJson(await getUserNamed(base, params['name'] ?? '')),
    'POST /users/ids': (call) => many(`${USER} users.id = any($1)`, [textsIn(call)]),
    'POST /users/usernames': (call) => many(`${USER} username = any($1)`, [textsIn(call)]),
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
  return (await findRows(base, SEARCH, [pattern, teamId, channelId, limit])).map(userJson)
}
