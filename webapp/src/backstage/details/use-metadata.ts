import { useCallback, useEffect, useRef } from 'react'

import type { Metadata } from '../../../../server/contract/incident-parts.ts'
import type { Incident } from '../../../../server/contract/incident.ts'
import { useProduct } from '../../product.ts'
import { useLoad, type Loaded } from '../use-load.ts'

const EVERY = 15_000

/** Not every browser asks at the same moment. */
const LONGEST_WAIT = 3000

/** Numbers of people and messages; nothing announces a message, so they are read again and again. */
export function useMetadata({ id, version }: Incident): Loaded<Metadata> {
  const { details, page } = useProduct()
  const loaded = useLoad(useCallback(() => details.metadata(id), [details, id]))
  const { reload } = loaded
  useEffect(() => {
    const look = () => {
      if (page.document.visibilityState !== 'hidden') void reload()
    }
    const timer = page.setInterval(look, EVERY)
    return () => page.clearInterval(timer)
  }, [page, reload])
  const seen = useRef(version)
  useEffect(() => {
    if (seen.current === version) return undefined
    seen.current = version
    const timer = page.setTimeout(() => void reload(), Math.random() * LONGEST_WAIT)
    return () => page.clearTimeout(timer)
  }, [page, reload, version])
  return loaded
}
