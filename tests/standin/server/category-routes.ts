import { AppError } from '../plugin-host/app-error.ts'
import { objectOf } from '../world/rest-models.ts'
import type { Backend } from './backend.ts'
import { bodyOf, OK, type Call, type Routes } from './call.ts'
import { addCategory, categoriesOf, removeCategory, saveCategory, type Category } from './categories.ts'

/** The categories of one's own channel list. */
export function categoryRoutes({ world: { base } }: Backend): Routes {
  const root = '/users/:user/teams/:team/channels/categories'
  const tell = ({ userId, params }: Call, what: 'created' | 'updated' | 'deleted', id: string) => {
    const [event, broadcast] = [`sidebar_category_${what}`, { UserId: userId, TeamId: params['team'] ?? '' }]
    base.send({ event, payload: { category_id: id }, broadcast })
  }
  return {
    [`GET ${root}`]: async (call) => {
      const categories = await categoriesOf(base, sidebarOf(call))
      return { order: categories.map(({ id }) => id), categories }
    },
    [`POST ${root}`]: async (call) => {
      const id = await addCategory(base, sidebarOf(call), categoryIn(bodyOf(call)))
      tell(call, 'created', id)
      return (await categoriesOf(base, sidebarOf(call))).find((category) => category.id === id)
    },
    [`PUT ${root}`]: async (call) => {
      const sidebar = sidebarOf(call)
      if (!Array.isArray(call.body)) throw invalid
      const categories = call.body.map((entry) => categoryIn(objectOf(entry)))
      for (const category of categories) await saveCategory(base, sidebar, category)
      tell(call, 'updated', categories[0]?.id ?? '')
      return categories
    },
    [`DELETE ${root}/:category`]: async (call) => {
      const id = call.params['category'] ?? ''
      await removeCategory(base, sidebarOf(call), id)
      tell(call, 'deleted', id)
      return OK
    },
  }
}

function sidebarOf({ userId, params }: Call) {
  if (params['user'] !== userId)
    throw new AppError({ id: 'api.context.permissions.app_error', statusCode: 403 })
  return { userId, teamId: params['team'] ?? '' }
}

function categoryIn(given: Readonly<Record<string, unknown>>): Category {
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '')
  const { channel_ids: ids } = given
  if (!Array.isArray(ids) || text('display_name') === '') throw invalid
  return {
    id: text('id'),
    user_id: text('user_id'),
    team_id: text('team_id'),
    type: text('type'),
    display_name: text('display_name'),
    sorting: text('sorting'),
    muted: given['muted'] === true,
    collapsed: given['collapsed'] === true,
    channel_ids: ids.map(String),
  }
}

const invalid = new AppError({ id: 'api.context.invalid_body_param.app_error', statusCode: 400 })
