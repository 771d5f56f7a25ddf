import type { Post } from '@mattermost/types/posts'
import { ChannelTypes, PostTypes } from 'mattermost-redux/action_types'

import { rest } from '../rest.ts'
import { currentUserId } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { markAsRead } from './channel.ts'
import { loadPeople } from './people.ts'
import type { SocketEvent } from './socket.ts'

/** A new message: it is shown, and counted where this person does not look. */
export async function receivePost(post: Post, data: SocketEvent['data']): Promise<void> {
  await loadPeople([post.user_id])
  store.dispatch({ type: PostTypes.RECEIVED_NEW_POST, data: post, features: { crtEnabled: true } })
  if (post.type.toString() === 'system_ephemeral') return
  const { id: postId, channel_id: channelId, root_id } = post
  const amountRoot = root_id ? 0 : 1
  store.dispatch({
    type: ChannelTypes.INCREMENT_TOTAL_MSG_COUNT,
    data: { channelId, amount: 1, amountRoot },
  })
  const state = store.getState()
  const isRead = channelId === state.entities.channels.currentChannelId
  if (isRead || post.user_id === currentUserId(state)) return markAsRead(channelId)
  if (!String(data.mentions).includes(currentUserId(state))) return
  const counted = {
    channelId,
    teamId: data.team_id,
    amount: 1,
    amountRoot,
    postId,
    fetchedChannelMember: false,
  }
  store.dispatch({ type: ChannelTypes.INCREMENT_UNREAD_MENTION_COUNT, data: counted })
}

/** Of what others deleted a trace stays until the page is loaded again; one's own is gone at once. */
export function removePost(post: Post): void {
  store.dispatch({ type: PostTypes.POST_DELETED, data: post })
  const isOwn = post.user_id === currentUserId(store.getState())
  if (isOwn || post.type.toString() === 'system_ephemeral')
    store.dispatch({ type: PostTypes.POST_REMOVED, data: post })
}

/** What the menu of a message does; what follows on the screen comes back as an event. */
export const editPost = ({ id }: Post, message: string): Promise<unknown> =>
  rest('PUT', `/posts/${id}/patch`, { id, message })

export const deletePost = ({ id }: Post): Promise<unknown> => rest('DELETE', `/posts/${id}`)

export const togglePin = ({ id, is_pinned }: Post): Promise<unknown> =>
  rest('POST', `/posts/${id}/${is_pinned ? 'unpin' : 'pin'}`)
