import { useCallback, useEffect, useRef, useState } from 'react'

import { failureOf, type Failure } from '../request.ts'
import { useSignal } from '../use-signal.ts'

export interface Loaded<Value> {
  /** Stays while it is read again, also when that fails. */
  readonly value: Value | undefined
  /** Why the last reading failed. */
  readonly failure: Failure | undefined
  readonly isLoading: boolean
  /** Resolves when it has been read again; never rejects. */
  readonly reload: () => Promise<void>
}

/**
 * What a page reads from the server: when it opens, whenever `load` is another function, and after a lost connection.
 *
 * @param load The same function as long as it asks the same.
 */
export function useLoad<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'>>(UNREAD)
  const newest = useRef(0)
  const reload = useCallback(async () => {
    const reading = ++newest.current
    const put = (next: Partial<Loaded<Value>>) => {
      // An answer that somebody asked for earlier must not replace a newer one.
      if (reading === newest.current) setState((known) => ({ ...known, ...next }))
    }
    put({ isLoading: true })
    try {
      put({ value: await load(), failure: undefined, isLoading: false })
    } catch (error) {
      put({ failure: failureOf(error), isLoading: false })
    }
  }, [load])
  useEffect(() => {
    void reload()
    return () => void newest.current++
  }, [reload])
  useSignal(
    'reconnected',
    useCallback(() => void reload(), [reload]),
  )
  return { ...state, reload }
}

const UNREAD = { value: undefined, failure: undefined, isLoading: true }
