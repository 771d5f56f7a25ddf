import { useCallback, useEffect, useRef, useState } from 'react'

import type { PartPage, Paging } from '../details-api.ts'
import { failureOf, type Failure } from '../request.ts'
import { useSignal } from '../use-signal.ts'

export interface Pages<Item> {
  /** As far as they were read; stay while they are read again, also when that fails. */
  readonly items: readonly Item[]
  /** How many there are; `undefined` before the first answer. */
  readonly total: number | undefined
  readonly hasMore: boolean
  readonly isReading: boolean
  /** Why the last reading failed. */
  readonly failure: Failure | undefined
  readonly readMore: () => void
  /** As many as are shown, from the beginning. */
  readonly readAgain: () => void
}

/** The server gives at most so many at once. */
const MOST_AT_ONCE = 200

/**
 * A list that is read piece by piece: its first page at once, and after a lost connection all that was shown.
 *
 * @param readPage The same function as long as it asks the same.
 * @param perPage How many come at a time.
 * @param occasion When it changes, what is shown is read again.
 */
export function usePages<Item>(
  readPage: (paging: Paging) => Promise<PartPage<Item>>,
  perPage: number,
  occasion = '',
): Pages<Item> {
  const [{ items, total, cursor, isReading, failure }, setState] = useState<State<Item>>(nothing)
  const newest = useRef(0)
  const shown = useRef(0)
  const read = useCallback(
    async (paging: Paging) => {
      const reading = ++newest.current
      const put = (next: (known: State<Item>) => Partial<State<Item>>) => {
        // An answer that was asked for earlier must not replace a newer one.
        if (reading === newest.current) setState((known) => ({ ...known, ...next(known) }))
      }
      put(() => ({ isReading: true }))
      try {
        const page = await readPage(paging)
        put((known) => {
          const all = paging.cursor === '' ? page.items : [...known.items, ...page.items]
          shown.current = all.length
          return {
            items: all,
            total: page.total_count,
            cursor: page.next_cursor,
            isReading: false,
            failure: undefined,
          }
        })
      } catch (error) {
        put(() => ({ isReading: false, failure: failureOf(error) }))
      }
    },
    [readPage],
  )
  const readAgain = useCallback(
    () => void read({ cursor: '', perPage: Math.min(Math.max(perPage, shown.current), MOST_AT_ONCE) }),
    [read, perPage],
  )
  useEffect(() => {
    readAgain()
    return () => void newest.current++
  }, [readAgain, occasion])
  useSignal('reconnected', readAgain)
  const readMore = () => void read({ cursor, perPage })
  return { items, total, hasMore: cursor !== '', isReading, failure, readMore, readAgain }
}

interface State<Item> {
  readonly items: readonly Item[]
  readonly total: number | undefined
  readonly cursor: string
  readonly isReading: boolean
  readonly failure: Failure | undefined
}

const nothing = { items: [], total: undefined, cursor: '', isReading: true, failure: undefined }
