import type { ChannelCategory } from '@mattermost/types/channel_categories'
import { ChannelCategoryTypes } from 'mattermost-redux/action_types'

import { rest } from '../rest.ts'
import { categoriesOfTeam, currentUserId } from '../state/selectors.ts'
import { store } from '../state/store.ts'

interface Answer {
  readonly order: readonly string[]
  readonly categories: readonly ChannelCategory[]
}

const pathOf = (teamId: string): string =>
  `/users/${currentUserId(store.getState())}/teams/${teamId}/channels/categories`

export async function loadCategories(teamId: string): Promise<void> {
  const { order, categories } = await rest<Answer>('GET', pathOf(teamId))
  store.dispatch({ type: ChannelCategoryTypes.RECEIVED_CATEGORIES, data: categories })
  store.dispatch({ type: ChannelCategoryTypes.RECEIVED_CATEGORY_ORDER, data: { teamId, order } })
}

/** The server's answer to a change is an event, on which the categories are loaded again. */
export async function saveCategory(category: ChannelCategory): Promise<void> {
  store.dispatch({ type: ChannelCategoryTypes.RECEIVED_CATEGORY, data: category })
  await rest('PUT', pathOf(category.team_id), [category])
  await loadCategories(category.team_id)
}

/** Puts a channel at the end of a category; it leaves the one it was in. */
export function moveChannel(channelId: string, to: ChannelCategory): Promise<void> {
  const without = ({ channel_ids }: ChannelCategory) => channel_ids.filter((id) => id !== channelId)
  const data = categoriesOfTeam(store.getState(), to.team_id).map((category) => ({
    ...category,
    channel_ids: without(category),
  }))
  store.dispatch({ type: ChannelCategoryTypes.RECEIVED_CATEGORIES, data })
  return saveCategory({ ...to, channel_ids: [...without(to), channelId] })
}

export async function addCategory(teamId: string, name: string, channelId?: string): Promise<void> {
  const channel_ids = channelId === undefined ? [] : [channelId]
  await rest('POST', pathOf(teamId), { display_name: name, type: 'custom', sorting: '', channel_ids })
  await loadCategories(teamId)
}

export async function removeCategory({ team_id, id }: ChannelCategory): Promise<void> {
  await rest('DELETE', `${pathOf(team_id)}/${id}`)
  store.dispatch({ type: ChannelCategoryTypes.CATEGORY_DELETED, data: id })
  await loadCategories(team_id)
}

/** Into the favourites, or from there back to the channels. */
export async function toggleFavorite(teamId: string, channelId: string): Promise<void> {
  const categories = categoriesOfTeam(store.getState(), teamId)
  const [favorites, channels] = ['favorites', 'channels'].map((type) =>
    categories.find((category) => category.type === type),
  )
  if (!favorites || !channels) return
  await moveChannel(channelId, favorites.channel_ids.includes(channelId) ? channels : favorites)
}
