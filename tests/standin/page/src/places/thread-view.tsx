import * as React from 'react'

import { loadThread } from '../session/thread.ts'
import { channelTitle, isDeleted, threadOf } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { Composer } from './composer.tsx'
import { PostView } from './post.tsx'
import { RhsHeader } from './rhs-header.tsx'

/** A message, its answers, and a field for another one. */
export function ThreadView({ rootId }: { readonly rootId: string }) {
  const entities = usePageState((state) => state.entities.posts)
  const posts = React.useMemo(() => threadOf({ entities: { posts: entities } }, rootId), [entities, rootId])
  const [root] = posts
  const channel = usePageState((state) => state.entities.channels.channels[root?.channel_id ?? ''])
  const title = usePageState((state) => channel && channelTitle(state, channel))
  const list = React.useRef<HTMLDivElement>(null)
  React.useEffect(() => {
    void loadThread(rootId).catch(reportError)
  }, [rootId])
  React.useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [posts.length])
  return (
    <>
      <RhsHeader title='Thread' subtitle={title} />
      <div className='sidebar-right__body thread'>
        {/* Long threads scroll with the keyboard too. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className='thread__posts' ref={list} role='log' aria-label='Thread' tabIndex={0}>
          {posts.map((post) => (
            <PostView key={post.id} post={post} isFollowing={false} isInThread />
          ))}
        </div>
        {channel && root && !isDeleted(root) && <Composer channel={channel} rootId={rootId} />}
      </div>
    </>
  )
}
