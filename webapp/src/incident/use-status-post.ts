import { useEffect } from 'react'
import { useSelector } from 'react-redux'

import type { HostState } from '../host.ts'
import { useProduct } from '../product.ts'
import type { PostPlace } from '../state/posts.ts'
import { findPost } from '../state/selectors.ts'

/** The post of a status update, from the page or read once; follows its edits. `undefined` until it is known. */
export function useStatusPost(id: string): PostPlace | undefined {
  const { acquaintance } = useProduct()
  const place = useSelector((state: HostState) => (id === '' ? undefined : findPost(state, id)))
  useEffect(() => {
    if (id !== '') void acquaintance.readPost(id)
  }, [acquaintance, id])
  return place
}
