import type { Post } from '@mattermost/types/posts'
import * as React from 'react'

interface Scroll {
  readonly posts: readonly Post[]
  /** The message that the address names. */
  readonly postId: string | undefined
  /** The oldest message came in sight. */
  readonly onTop: () => void
}

/** Keeps the newest message in sight as it comes, what is being read where it is, and shows a named one. */
export function useScroll({ posts, postId, onTop }: Scroll): React.RefObject<HTMLDivElement> {
  const list = React.useRef<HTMLDivElement>(null)
  const [oldest, newest] = [posts[0]?.id, posts.at(-1)?.id]
  const isNamedThere = posts.some(({ id }) => id === postId)
  const before = React.useRef({ oldest, height: 0 })
  React.useEffect(() => {
    if (isNamedThere && postId) document.getElementById(`post_${postId}`)?.scrollIntoView({ block: 'center' })
    else list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [newest, postId, isNamedThere])
  React.useLayoutEffect(() => {
    const shown = list.current
    if (!shown) return
    const grown = shown.scrollHeight - before.current.height
    if (before.current.oldest !== undefined && before.current.oldest !== oldest) shown.scrollTop += grown
    before.current = { oldest, height: shown.scrollHeight }
  }, [oldest, newest])
  React.useEffect(() => {
    const shown = list.current
    const look = () => {
      if (shown && shown.scrollTop < 1) onTop()
    }
    shown?.addEventListener('scroll', look)
    return () => shown?.removeEventListener('scroll', look)
  }, [onTop])
  React.useEffect(() => {
    if (postId && !isNamedThere && posts.length > 0) onTop()
  }, [postId, isNamedThere, posts.length, onTop])
  return list
}
