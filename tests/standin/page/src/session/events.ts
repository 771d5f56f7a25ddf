import type { Channel, ChannelMembership } from '@mattermost/types/channels'
import type { Post } from '@mattermost/types/posts'
import type { PreferenceType } from '@mattermost/types/preferences'
import type { UserProfile } from '@mattermost/types/users'
import { ChannelTypes, IntegrationTypes, PostTypes, PreferenceTypes } from 'mattermost-redux/action_types'

import { disablePlugin, enablePlugin } from '../plugins/load.ts'
import type { Manifest } from '../state/plugins.ts'
import { currentUserId } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { loadCategories } from './categories.ts'
import { loadStats } from './channel.ts'
import { enterChannel, leaveChannel, leaveTeam, loadKnownChannel } from './comings.ts'
import { loadTeams } from './load-session.ts'
import { receiveUser } from './people.ts'
import { receivePost, removePost } from './posts.ts'
import type { SocketEvent } from './socket.ts'
import { receiveStatuses } from './statuses.ts'

/** What Mattermost's web app itself does on an event, before plugins hear of it. */
export async function handleEvent({ event, data, broadcast }: SocketEvent): Promise<void> {
  const channelId = broadcast.channel_id || text(data.channel_id)
  const isMe = text(data.user_id) === currentUserId(store.getState())
  switch (event) {
    case 'posted':
    case 'ephemeral_message':
      return receivePost(read<Post>(data.post), data)
    case 'post_edited':
      return dispatch(PostTypes.RECEIVED_POST, read<Post>(data.post))
    case 'post_deleted':
      return removePost(read<Post>(data.post))
    case 'user_added':
      return isMe ? enterChannel(channelId) : loadStats(channelId)
    case 'user_removed':
      return isMe || !data.user_id ? leaveChannel(channelId) : loadStats(channelId)
    case 'channel_created':
    case 'direct_added':
      return enterChannel(channelId)
    case 'channel_updated':
      return dispatch(ChannelTypes.RECEIVED_CHANNEL, read<Channel>(data.channel))
    case 'channel_converted':
    case 'channel_restored':
    case 'channel_deleted':
      return loadKnownChannel(channelId)
    case 'channel_member_updated':
      return dispatch(ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER, read<ChannelMembership>(data.channelMember))
    case 'added_to_team':
      return loadTeams()
    case 'leave_team':
      return isMe ? leaveTeam(text(data.team_id)) : undefined
    case 'user_updated':
      return receiveUser(data.user as UserProfile)
    case 'status_change':
      return receiveStatuses([{ user_id: text(data.user_id), status: text(data.status) }])
    case 'sidebar_category_created':
    case 'sidebar_category_updated':
    case 'sidebar_category_deleted':
      return loadCategories(broadcast.team_id)
    case 'preferences_changed':
      return dispatch(PreferenceTypes.RECEIVED_PREFERENCES, read<PreferenceType[]>(data.preferences))
    case 'open_dialog':
      return dispatch(IntegrationTypes.RECEIVED_DIALOG, read<object>(data.dialog))
    case 'plugin_enabled':
      return enablePlugin(data.manifest as Manifest)
    case 'plugin_disabled':
      return disablePlugin((data.manifest as Manifest).id)
    case 'standin_reload':
      return location.reload()
    default:
      return
  }
}

const dispatch = (type: string, data: object): void => void store.dispatch({ type, data })
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Much of what events carry is JSON inside a string, in the documented shape. */
const read = <Thing>(json: unknown): Thing => JSON.parse(text(json)) as Thing
