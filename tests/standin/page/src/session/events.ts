import type { Channel, ChannelMembership } from '@mattermost/types/channels'
import type { Post } from '@mattermost/types/posts'
import type { PreferenceType } from '@mattermost/types/preferences'
import type { UserProfile } from '@mattermost/types/users'
import { ChannelTypes, IntegrationTypes, PostTypes, PreferenceTypes } from 'mattermost-redux/action_types'

import { rest } from '../rest.ts'
import { currentUserId } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { disablePlugin, enablePlugin } from '../plugins/load.ts'
import type { Manifest } from '../state/plugins.ts'
import { loadMyMembership, loadStats, markAsRead } from './channel.ts'
import { loadTeams } from './load-session.ts'
import { loadPeople, receivePeople } from './people.ts'
import type { SocketEvent } from './socket.ts'

/** What Mattermost's web app itself does on an event, before plugins hear of it. */
export async function handleEvent({ event, data, broadcast }: SocketEvent): Promise<void> {
  const channelId = broadcast.channel_id || text(data.channel_id)
  switch (event) {
    case 'posted':
    case 'ephemeral_message':
      return receivePost(read<Post>(data.post), data)
    case 'post_edited':
      store.dispatch({ type: PostTypes.RECEIVED_POST, data: read<Post>(data.post) })
      return
    case 'post_deleted':
      store.dispatch({ type: PostTypes.POST_DELETED, data: read<Post>(data.post) })
      return
    case 'user_added':
      return text(data.user_id) === me() ? enterChannel(channelId) : loadStats(channelId)
    case 'user_removed':
      return text(data.user_id) && text(data.user_id) !== me() ? loadStats(channelId) : leave(channelId)
    case 'channel_created':
      return enterChannel(channelId)
    case 'channel_updated':
      store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: read<Channel>(data.channel) })
      return
    case 'channel_converted':
    case 'channel_restored':
    case 'channel_deleted':
      return loadChannel(channelId)
    case 'channel_member_updated':
      store.dispatch({
        type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER,
        data: read<ChannelMembership>(data.channelMember),
      })
      return
    case 'added_to_team':
    case 'leave_team':
      return loadTeams()
    case 'user_updated':
      return receivePeople([data.user as UserProfile])
    case 'preferences_changed':
      store.dispatch({
        type: PreferenceTypes.RECEIVED_PREFERENCES,
        data: read<PreferenceType[]>(data.preferences),
      })
      return
    case 'open_dialog':
      store.dispatch({ type: IntegrationTypes.RECEIVED_DIALOG, data: read<object>(data.dialog) })
      return
    case 'plugin_enabled':
      return enablePlugin(data.manifest as Manifest)
    case 'plugin_disabled':
      return disablePlugin((data.manifest as Manifest).id)
    default:
      return
  }
}

const me = (): string => currentUserId(store.getState())
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Much of what events carry is JSON inside a string, in the documented shape. */
const read = <Thing>(json: unknown): Thing => JSON.parse(text(json)) as Thing

async function receivePost(post: Post, data: SocketEvent['data']): Promise<void> {
  await loadPeople([post.user_id])
  store.dispatch({ type: PostTypes.RECEIVED_NEW_POST, data: post, features: {} })
  if (post.type.toString() === 'system_ephemeral') return
  const { channels } = store.getState().entities
  const { id, channel_id: channelId } = post
  store.dispatch({
    type: ChannelTypes.INCREMENT_TOTAL_MSG_COUNT,
    data: { channelId, amount: 1, amountRoot: post.root_id ? 0 : 1 },
  })
  if (channelId === channels.currentChannelId || post.user_id === me()) return markAsRead(channelId)
  if (!text(data.mentions).includes(me()) && data.channel_type !== 'D') return
  store.dispatch({
    type: ChannelTypes.INCREMENT_UNREAD_MENTION_COUNT,
    data: {
      channelId,
      teamId: text(data.team_id),
      amount: 1,
      amountRoot: 1,
      postId: id,
      fetchedChannelMember: false,
    },
  })
}

async function enterChannel(channelId: string): Promise<void> {
  await loadChannel(channelId)
  await loadMyMembership(channelId)
}

async function loadChannel(channelId: string): Promise<void> {
  const data = await rest<Channel>('GET', `/channels/${channelId}`)
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data })
}

function leave(channelId: string): void {
  const channel = store.getState().entities.channels.channels[channelId]
  const data = { id: channelId, user_id: me(), team_id: channel?.team_id, type: channel?.type }
  store.dispatch({ type: ChannelTypes.LEAVE_CHANNEL, data })
}
