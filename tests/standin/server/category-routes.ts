import type { Row } from '../world/base.ts'
import { textOf } from '../world/base.ts'
import type { Backend } from './backend.ts'
import type { Routes } from './call.ts'

const MINE = `
  select channels.id, channels.teamid from channels join channelmembers on channelmembers.channelid = channels.id
  where channelmembers.userid = $1 and channels.deleteat = 0 and channels.teamid in ($2, '')
  order by channels.displayname`

/** The three categories that everybody begins with; nobody can make others here. */
export const categoryRoutes = ({ world: { base } }: Backend): Routes => ({
  'GET /users/:user/teams/:team/channels/categories': async ({ userId, params }) => {
    const teamId = params['team'] ?? ''
    const { rows } = await base.pool.query<Row>(MINE, [userId, teamId])
    const ids = (isDirect: boolean) =>
      rows.filter((row) => (row.teamid === '') === isDirect).map((row) => textOf(row.id))
    const category = (type: string, displayName: string, channelIds: readonly string[]) => ({
      id: `${type}_${userId}_${teamId}`,
      user_id: userId,
      team_id: teamId,
      type,
      display_name: displayName,
      sorting: '',
      muted: false,
      collapsed: false,
      channel_ids: channelIds,
    })
    const categories = [
      category('favorites', 'Favorites', []),
      category('channels', 'Channels', ids(false)),
      category('direct_messages', 'Direct Messages', ids(true)),
    ]
    return { order: categories.map(({ id }) => id), categories }
  },
})
