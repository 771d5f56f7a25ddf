import type { Channel, ChannelMembership } from '@mattermost/types/channels'
import type { PostList } from '@mattermost/types/posts'
import type { UserProfile } from '@mattermost/types/users'
import { ChannelTypes, PostTypes } from 'mattermost-redux/action_types'

import { rest, RestError } from '../rest.ts'
import { currentUserId, myMembership } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { loadPeople, receivePeople } from './people.ts'

/** The channel of that name; a public one that the person is not in is joined, as following a link does. */
export async function openChannel(teamId: string, name: string): Promise<Channel | undefined> {
  const known = Object.values(store.getState().entities.channels.channels)
  const channel =
    known.find((one) => one.team_id === teamId && one.name === name) ??
    (await unlessRefused(rest<Channel>('GET', `/teams/${teamId}/channels/name/${name}`)))
  if (!channel) return undefined
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: channel })
  const isIn = myMembership(store.getState(), channel.id) ?? (await unlessRefused(join(channel.id)))
  return isIn && channel
}

/** The direct channel with that person. */
export async function openDirectChannel(username: string): Promise<Channel | undefined> {
  const person = await unlessRefused(rest<UserProfile>('GET', `/users/username/${username}`))
  if (!person) return undefined
  receivePeople([person])
  const pair = [currentUserId(store.getState()), person.id]
  const channel = await rest<Channel>('POST', '/channels/direct', pair)
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: channel })
  await loadMyMembership(channel.id)
  return channel
}

/** Makes it the current channel, loads its posts and marks it as read. */
export async function showChannel(channel: Channel): Promise<void> {
  store.dispatch({ type: ChannelTypes.SELECT_CHANNEL, data: channel.id })
  await Promise.all([loadPosts(channel.id), loadStats(channel.id), markAsRead(channel.id)])
}

export async function loadPosts(channelId: string): Promise<void> {
  const list = await rest<PostList>('GET', `/channels/${channelId}/posts?page=0&per_page=60`)
  await loadPeople(Object.values(list.posts).map((post) => post.user_id))
  store.dispatch({ type: PostTypes.RECEIVED_POSTS, data: list, channelId })
  store.dispatch({ type: PostTypes.RECEIVED_POSTS_IN_CHANNEL, data: list, channelId, recent: true })
}

export async function loadStats(channelId: string): Promise<void> {
  const data = await rest<object>('GET', `/channels/${channelId}/stats`)
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL_STATS, data })
}

/** Tells the server, and the own list at once. */
export async function markAsRead(channelId: string): Promise<void> {
  const membership = myMembership(store.getState(), channelId)
  const counts = store.getState().entities.channels.messageCounts[channelId]
  if (membership && counts) {
    const read = {
      msg_count: counts.total,
      msg_count_root: counts.root,
      mention_count: 0,
      mention_count_root: 0,
    }
    store.dispatch({ type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER, data: { ...membership, ...read } })
  }
  await rest('POST', '/channels/members/me/view', { channel_id: channelId })
}

export async function loadMyMembership(channelId: string): Promise<ChannelMembership> {
  const membership = await rest<ChannelMembership>('GET', `/channels/${channelId}/members/me`)
  store.dispatch({ type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER, data: membership })
  return membership
}

async function join(channelId: string): Promise<ChannelMembership> {
  await rest('POST', `/channels/${channelId}/members`, { user_id: currentUserId(store.getState()) })
  return loadMyMembership(channelId)
}

/** Undefined when the server refuses; every other failure is passed on. */
async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof RestError && error.status < 500) return undefined
    throw error
  }
}
