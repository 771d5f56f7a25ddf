import type { Post } from '@mattermost/types/posts'
import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'
import { useParams } from 'react-router-dom'

import { browserHistory } from '../history.ts'
import { rest } from '../rest.ts'
import { channelPath } from '../state/selectors.ts'
import { store } from '../state/store.ts'

/** A link to a post leads to its channel. */
export function PostLink() {
  const { postId } = useParams<{ postId: string }>()
  const [isMissing, setMissing] = React.useState(false)
  React.useEffect(() => {
    const follow = async () => {
      const post = await rest<Post>('GET', `/posts/${postId}`)
      const channel = await rest<Channel>('GET', `/channels/${post.channel_id}`)
      browserHistory.replace(channelPath(store.getState(), channel))
    }
    void follow().catch(() => setMissing(true))
  }, [postId])
  return isMissing ? <p className='page-note'>Message not found.</p> : null
}
