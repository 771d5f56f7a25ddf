import { AppError } from '../plugin-host/app-error.ts'
import { findRow, findRows, isTrue, textOf, type Base, type Row } from '../world/base.ts'
import { newId } from '../world/new-id.ts'

/** What everybody begins with, in this order. */
const DEFAULTS = [
  { type: 'favorites', name: 'Favorites', place: 0 },
  { type: 'channels', name: 'Channels', place: 1000 },
  { type: 'direct_messages', name: 'Direct Messages', place: 2000 },
] as const
const STEP = 10

export interface Category {
  readonly id: string
  readonly user_id: string
  readonly team_id: string
  readonly type: string
  readonly display_name: string
  readonly sorting: string
  readonly muted: boolean
  readonly collapsed: boolean
  readonly channel_ids: readonly string[]
}

/** Whose sidebar, in which team. */
export interface Sidebar {
  readonly userId: string
  readonly teamId: string
}

const MAKE = `
  insert into sidebarcategories (id, userid, teamid, sortorder, sorting, type, displayname)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`
const MINE = 'select * from sidebarcategories where userid = $1 and teamid = $2 order by sortorder, id'
/** Direct channels belong to every team; what was never put anywhere has no category of its own. */
const CHANNELS = `
  select channels.id, channels.teamid, placed.categoryid
  from channels join channelmembers on channelmembers.channelid = channels.id
  left join lateral (
    select categoryid, sidebarchannels.sortorder from sidebarchannels
    join sidebarcategories on sidebarcategories.id = categoryid and sidebarcategories.teamid = $2
    where sidebarchannels.channelid = channels.id and sidebarchannels.userid = $1
  ) placed on true
  where channelmembers.userid = $1 and channels.deleteat = 0 and channels.teamid in ($2, '')
  order by placed.sortorder, lower(channels.displayname)`

/** All categories in their order, each with its channels. */
export async function categoriesOf(base: Base, { userId, teamId }: Sidebar): Promise<Category[]> {
  for (const { type, name, place } of DEFAULTS)
    await base.pool.query(MAKE, [defaultId(type, userId, teamId), userId, teamId, place, '', type, name])
  const channels = await findRows(base, CHANNELS, [userId, teamId])
  const homeOf = (row: Row): string =>
    textOf(row.categoryid) || defaultId(row.teamid === '' ? 'direct_messages' : 'channels', userId, teamId)
  return (await findRows(base, MINE, [userId, teamId])).map((row) => ({
    ...categoryJson(row),
    channel_ids: channels.filter((channel) => homeOf(channel) === row.id).map(({ id }) => textOf(id)),
  }))
}

const defaultId = (type: string, userId: string, teamId: string): string => `${type}_${userId}_${teamId}`

const categoryJson = (row: Row) => ({
  id: textOf(row.id),
  user_id: textOf(row.userid),
  team_id: textOf(row.teamid),
  type: textOf(row.type),
  display_name: textOf(row.displayname),
  sorting: textOf(row.sorting),
  muted: isTrue(row.muted),
  collapsed: isTrue(row.collapsed),
})

const SET = `
  update sidebarcategories set displayname = $3, sorting = $4, muted = $5, collapsed = $6
  where id = $1 and userid = $2 returning *`
const TAKE_AWAY = `
  delete from sidebarchannels where userid = $1 and (categoryid = $2 or channelid = any($3) and categoryid in (
    select id from sidebarcategories where userid = $1 and teamid = $4))`
const PUT = `
  insert into sidebarchannels (channelid, userid, categoryid, sortorder)
  select id, $1, $2, place * ${STEP} from unnest($3::text[]) with ordinality as given(id, place)`

/** Writes a category as a browser has it; its channels leave the categories in which they were. @throws {AppError} 404. */
export async function saveCategory(
  base: Base,
  { userId, teamId }: Sidebar,
  category: Category,
): Promise<void> {
  const { id, display_name, sorting, muted, collapsed, channel_ids } = category
  const row = await findRow(base, SET, [id, userId, display_name, sorting, muted, collapsed])
  if (!row) throw missing
  await base.pool.query(TAKE_AWAY, [userId, id, channel_ids, teamId])
  await base.pool.query(PUT, [userId, id, channel_ids])
}

/** Above the channels, below the favourites. @returns its id. */
export async function addCategory(base: Base, sidebar: Sidebar, category: Category): Promise<string> {
  const { userId, teamId } = sidebar
  const id = newId()
  await base.pool.query(MAKE, [id, userId, teamId, STEP, category.sorting, 'custom', category.display_name])
  await saveCategory(base, sidebar, { ...category, id })
  return id
}

/** Its channels go back where they came from. @throws {AppError} 404, also for one that everybody has. */
export async function removeCategory({ pool }: Base, { userId }: Sidebar, id: string): Promise<void> {
  const sql = "delete from sidebarcategories where id = $1 and userid = $2 and type = 'custom'"
  const { rowCount } = await pool.query(sql, [id, userId])
  if (rowCount !== 1) throw missing
  await pool.query('delete from sidebarchannels where categoryid = $1', [id])
}

const missing = new AppError({ id: 'app.channel.sidebar_categories.app_error', statusCode: 404 })
