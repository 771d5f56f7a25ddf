import type { Channel } from '@mattermost/types/channels'
import type { Post } from '@mattermost/types/posts'
import * as React from 'react'
import { useParams } from 'react-router-dom'

import { browserHistory } from '../history.ts'
import { rest } from '../rest.ts'
import { channelPath } from '../state/selectors.ts'
import { store, usePageDispatch } from '../state/store.ts'
import { showThread } from '../state/views.ts'

/** A link to a post leads to its channel, and shows it there; an answer shows in its thread. */
export function PostLink() {
  const { postId } = useParams<{ postId: string }>()
  const dispatch = usePageDispatch()
  const [isMissing, setMissing] = React.useState(false)
  React.useEffect(() => {
    const follow = async () => {
      const post = await rest<Post>('GET', `/posts/${postId}`)
      const channel = await rest<Channel>('GET', `/channels/${post.channel_id}`)
      browserHistory.replace(`${channelPath(store.getState(), channel)}/${post.root_id || post.id}`)
      if (post.root_id) dispatch(showThread(post.root_id, post.channel_id))
    }
    void follow().catch(() => setMissing(true))
  }, [dispatch, postId])
  return isMissing ? <p className='page-note'>Message not found.</p> : null
}
