import type { Channel } from '@mattermost/types/channels'
import type { Post } from '@mattermost/types/posts'
import * as React from 'react'

import { postsOf } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { PostView } from './post.tsx'
import { Day } from './timestamp.tsx'

const TOGETHER_IN_MS = 5 * 60 * 1000

/** A channel's messages, the newest at the bottom and in sight. */
export function PostList({ channel }: { readonly channel: Channel }) {
  const entities = usePageState((state) => state.entities.posts)
  const posts = React.useMemo(
    () => postsOf({ entities: { posts: entities } }, channel.id),
    [entities, channel.id],
  )
  const list = React.useRef<HTMLDivElement>(null)
  const newest = posts.at(-1)?.id
  React.useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [newest])
  return (
    // Long lists scroll with the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div id='postListContent' className='post-list' ref={list} role='log' aria-label='Messages' tabIndex={0}>
      <div className='post-list__inner'>
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
              <PostView post={post} isFollowing={belongsTogether(before, post)} />
            </React.Fragment>
          )
        })}
      </div>
    </div>
  )
}

const isSameDay = (one: Post | undefined, other: Post): boolean =>
  one !== undefined && new Date(one.create_at).toDateString() === new Date(other.create_at).toDateString()

/** Messages of one person in quick succession share one heading. */
const belongsTogether = (before: Post | undefined, post: Post): boolean =>
  before?.user_id === post.user_id &&
  before.type === '' &&
  post.type === '' &&
  isSameDay(before, post) &&
  post.create_at - before.create_at < TOGETHER_IN_MS
