import type { Channel } from '@mattermost/types/channels'
import type { Post } from '@mattermost/types/posts'
import * as React from 'react'
import { useParams } from 'react-router-dom'

import { loadOlderPosts } from '../session/channel.ts'
import { postsOf } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { PostView } from './post.tsx'
import { Day } from './timestamp.tsx'
import { useScroll } from './use-scroll.ts'

const TOGETHER_IN_MS = 5 * 60 * 1000

/** A channel's messages, the newest at the bottom and in sight; a link to one of them shows that one. */
export function PostList({ channel }: { readonly channel: Channel }) {
  const entities = usePageState((state) => state.entities.posts)
  const posts = React.useMemo(
    () => postsOf({ entities: { posts: entities } }, channel.id),
    [entities, channel.id],
  )
  const { postId } = useParams<{ postId?: string }>()
  const older = useOlderPosts(channel.id, posts.length)
  const list = useScroll({ posts, postId, onTop: older.load })
  return (
    // Long lists scroll with the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div id='postListContent' className='post-list' ref={list} role='log' aria-label='Messages' tabIndex={0}>
      <div className='post-list__inner'>
        {older.mayHaveMore && (
          <button type='button' className='post-list__older' onClick={older.load}>
            Load older messages
          </button>
        )}
        {posts.map((post, place) => {
          const before = posts[place - 1]
          return (
            <React.Fragment key={post.id}>
              {!isSameDay(before, post) && (
                <div className='date-separator'>
                  <span>
                    <Day value={post.create_at} />
                  </span>
                </div>
              )}
              <PostView
                post={post}
                isFollowing={belongsTogether(before, post)}
                isHighlighted={post.id === postId}
              />
            </React.Fragment>
          )
        })}
      </div>
    </div>
  )
}

const FULL_PAGE = 60

/** Pages of messages before those that are there. */
function useOlderPosts(channelId: string, count: number) {
  const [page, setPage] = React.useState({ next: 1, isLast: false })
  const isLoading = React.useRef(false)
  const mayHaveMore = !page.isLast && count >= FULL_PAGE
  const load = () => {
    if (isLoading.current || !mayHaveMore) return
    isLoading.current = true
    void loadOlderPosts(channelId, page.next)
      .then((hasMore) => setPage({ next: page.next + 1, isLast: !hasMore }))
      .catch(reportError)
      .finally(() => {
        isLoading.current = false
      })
  }
  return { mayHaveMore, load }
}

const isSameDay = (one: Post | undefined, other: Post): boolean =>
  one !== undefined && new Date(one.create_at).toDateString() === new Date(other.create_at).toDateString()

/** Messages of one person in quick succession share one heading; so do words of the server. */
function belongsTogether(before: Post | undefined, post: Post): boolean {
  if (!before || !isSameDay(before, post) || post.create_at - before.create_at >= TOGETHER_IN_MS) return false
  const [first, second] = [before.type.toString(), post.type.toString()]
  const areSystem = [first, second].every((type) => type.startsWith('system_') && type !== 'system_ephemeral')
  return areSystem || (before.user_id === post.user_id && first === '' && second === '')
}
