import type { PostList } from '@mattermost/types/posts'
import { PostTypes } from 'mattermost-redux/action_types'

import { rest } from '../rest.ts'
import { store } from '../state/store.ts'
import { loadPeople } from './people.ts'

/** Loads a message with all its answers. */
export async function loadThread(rootId: string): Promise<void> {
  const data = await rest<PostList>('GET', `/posts/${rootId}/thread`)
  await loadPeople(Object.values(data.posts).map((post) => post.user_id))
  store.dispatch({ type: PostTypes.RECEIVED_POSTS, data })
  store.dispatch({ type: PostTypes.RECEIVED_POSTS_IN_THREAD, data, rootId })
}
