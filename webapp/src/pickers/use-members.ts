import { useEffect, useState } from 'react'

import type { Person } from '../host.ts'
import { useProduct } from '../product.ts'

const PAUSE = 300

export interface Members {
  readonly state: 'loading' | 'failed' | 'ready'
  /** While a new term is looked for, the people found before. */
  readonly people: readonly Person[]
}

/** Looks for people at once when there is no term yet, then with every pause in typing; late answers do not count. */
export function useMembers(term: string, onFind: (term: string) => Promise<readonly Person[]>): Members {
  const { page } = useProduct()
  const [members, setMembers] = useState<Members>({ state: 'loading', people: [] })
  useEffect(() => {
    let isCurrent = true
    const find = async () => {
      if (!isCurrent) return
      const found = await onFind(term).then(
        (people): Members => ({ state: 'ready', people }),
        (): Members => ({ state: 'failed', people: [] }),
      )
      if (isCurrent) setMembers(found)
    }
    if (term === '') void find()
    else page.setTimeout(() => void find(), PAUSE)
    return () => {
      isCurrent = false
    }
  }, [page, term, onFind])
  return members
}
