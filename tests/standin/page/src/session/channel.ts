import type { Channel, ChannelMembership } from '@mattermost/types/channels'
import type { PostList } from '@mattermost/types/posts'
import type { UserProfile } from '@mattermost/types/users'
import { ChannelTypes, PostTypes } from 'mattermost-redux/action_types'

import { rest, RestError } from '../rest.ts'
import { currentUserId, myMembership, postsOf } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { loadPeople, receivePeople } from './people.ts'
import { loadStatuses } from './statuses.ts'

/** The channel of that name; a public one that the person is not in is joined, as following a link does, unless it is archived. */
export async function openChannel(teamId: string, name: string): Promise<Channel | undefined> {
  const known = Object.values(store.getState().entities.channels.channels)
  const channel =
    known.find((one) => one.team_id === teamId && one.name === name) ??
    (await unlessRefused(rest<Channel>('GET', `/teams/${teamId}/channels/name/${name}?include_deleted=true`)))
  if (!channel) return undefined
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: channel })
  const isOpen = channel.delete_at > 0 || myMembership(store.getState(), channel.id) !== undefined
  return isOpen || (await unlessRefused(join(channel.id))) ? channel : undefined
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
  const isIn = myMembership(store.getState(), channel.id) !== undefined
  await Promise.all([loadPosts(channel.id), loadStats(channel.id), isIn && markAsRead(channel.id)])
  await loadStatuses()
}

const PAGE = 60

/** The newest messages; answers come with their thread. @returns whether there are older ones. */
export async function loadPosts(channelId: string): Promise<boolean> {
  const list = await fetchPosts(channelId, 0)
  store.dispatch({ type: PostTypes.RECEIVED_POSTS_IN_CHANNEL, data: list, channelId, recent: true })
  return list.order.length === PAGE
}

/** The page of messages before those that are loaded. @returns whether there are older ones. */
export async function loadOlderPosts(channelId: string, page: number): Promise<boolean> {
  const list = await fetchPosts(channelId, page)
  const oldest = postsOf(store.getState(), channelId)[0]
  if (oldest && list.order.length > 0)
    store.dispatch({ type: PostTypes.RECEIVED_POSTS_BEFORE, data: list, channelId, beforePostId: oldest.id })
  return list.order.length === PAGE
}

async function fetchPosts(channelId: string, page: number): Promise<PostList> {
  const query = `page=${page}&per_page=${PAGE}&collapsedThreads=true`
  const data = await rest<PostList>('GET', `/channels/${channelId}/posts?${query}`)
  await loadPeople(Object.values(data.posts).map((post) => post.user_id))
  store.dispatch({ type: PostTypes.RECEIVED_POSTS, data, channelId })
  return data
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
export async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof RestError && error.status < 500) return undefined
    throw error
  }
}
