import { plain, type Post } from '../plugin-rpc/index.ts'

/** A post that was edited or deleted, as the core needs it. */
export function touchedPost({ Id: id, Props: props }: Post): { id: string; key: string } {
  const key = plain(props['incident_key'])
  return { id, key: typeof key === 'string' ? key : '' }
}

/** Hooks also tell of posts that were pinned or got other properties. */
export const isNewText = (post: Post, old: Post): boolean => post.Message !== old.Message
