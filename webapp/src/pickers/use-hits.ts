import { useEffect, useState } from 'react'

import { useProduct } from '../product.ts'

const PAUSE = 300

export type Find<Hit> = (term: string) => Promise<readonly Hit[]>

export interface Hits<Hit> {
  readonly state: 'loading' | 'failed' | 'ready'
  /** While a new term is looked for, what was found before. */
  readonly found: readonly Hit[]
}

interface Found<Hit> extends Hits<Hit> {
  /** What was looked for; `undefined` before anything was. */
  readonly term: string | undefined
}

/** Looks at once when there is no term yet, then with every pause in typing; late answers do not count. */
export function useHits<Hit>(term: string, onFind: Find<Hit>): Hits<Hit> {
  const { page } = useProduct()
  const [hits, setHits] = useState<Found<Hit>>({ state: 'loading', found: [], term: undefined })
  useEffect(() => {
    let isCurrent = true
    const find = async () => {
      if (!isCurrent) return
      const next = await onFind(term).then(
        (found): Found<Hit> => ({ state: 'ready', found, term }),
        (): Found<Hit> => ({ state: 'failed', found: [], term }),
      )
      if (isCurrent) setHits(next)
    }
    if (term === '') void find()
    else page.setTimeout(() => void find(), PAUSE)
    return () => {
      isCurrent = false
    }
  }, [page, term, onFind])
  return hits.term === term ? hits : { state: 'loading', found: hits.found }
}
