import type { Channel } from '@mattermost/types/channels'
import type { UserProfile } from '@mattermost/types/users'
import { ChannelTypes } from 'mattermost-redux/action_types'

import { browserHistory } from '../history.ts'
import { rest } from '../rest.ts'
import { channelPath, currentTeam, currentUserId, isMuted } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { loadMyMembership } from './channel.ts'

/** What the menus of a channel do. What follows on the screen comes back as events. */
export const patchChannel = (
  { id }: Channel,
  change: Readonly<Partial<Pick<Channel, 'display_name' | 'header' | 'purpose'>>>,
): Promise<unknown> => rest('PUT', `/channels/${id}/patch`, change)

export const convertToPrivate = ({ id }: Channel): Promise<unknown> =>
  rest('PUT', `/channels/${id}/privacy`, { privacy: 'P' })

export const archiveChannel = ({ id }: Channel): Promise<unknown> => rest('DELETE', `/channels/${id}`)

export const restoreChannel = ({ id }: Channel): Promise<unknown> => rest('POST', `/channels/${id}/restore`)

export const addMember = (channel: Channel, userId: string): Promise<unknown> =>
  rest('POST', `/channels/${channel.id}/members`, { user_id: userId })

export const removeMember = (channel: Channel, userId: string): Promise<unknown> =>
  rest('DELETE', `/channels/${channel.id}/members/${userId}`)

export const leaveChannel = (channel: Channel): Promise<unknown> =>
  removeMember(channel, currentUserId(store.getState()))

export async function toggleMute({ id }: Channel): Promise<void> {
  const mark_unread = isMuted(store.getState(), id) ? 'all' : 'mention'
  const user_id = currentUserId(store.getState())
  await rest('PUT', `/channels/${id}/members/${user_id}/notify_props`, {
    user_id,
    channel_id: id,
    mark_unread,
  })
  await loadMyMembership(id)
}

interface NewChannel {
  readonly display_name: string
  readonly type: 'O' | 'P'
  readonly purpose: string
}

/** Makes a channel and goes there. */
export async function createChannel({ display_name, type, purpose }: NewChannel): Promise<void> {
  const team_id = currentTeam(store.getState())?.id
  const name = display_name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const data = await rest<Channel>('POST', '/channels', { team_id, name, display_name, type, purpose })
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data })
  await loadMyMembership(data.id)
  goTo(data)
}

export const goTo = (channel: Channel): void => browserHistory.push(channelPath(store.getState(), channel))

/** Public channels of the team that are open, and those that are archived, as far as this person may see them. */
export async function findChannels(teamId: string): Promise<Channel[]> {
  const lists = await Promise.all([
    rest<Channel[]>('GET', `/teams/${teamId}/channels?per_page=200`),
    rest<Channel[]>('GET', `/teams/${teamId}/channels/deleted?per_page=200`),
  ])
  return lists.flat()
}

export const findMembers = (channelId: string): Promise<UserProfile[]> =>
  rest('GET', `/users?in_channel=${channelId}&per_page=200`)

/** People of the team whose names begin so. */
export async function findPeopleOfTeam(teamId: string, name: string): Promise<UserProfile[]> {
  const query = new URLSearchParams({ in_team: teamId, name, limit: '20' })
  return (await rest<{ users: UserProfile[] }>('GET', `/users/autocomplete?${query.toString()}`)).users
}
