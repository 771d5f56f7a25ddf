import { useEffect } from 'react'
import { useSelector } from 'react-redux'

import type { HostState } from '../host.ts'
import { useProduct } from '../product.ts'
import { isSeenFromOutside } from '../state/selectors.ts'

const EVERY = 15_000

/** Who is not in the channel gets no events of the incident: while it is on screen, it is read again and again. */
export function useLookFromOutside(id: string): void {
  const { page, reading } = useProduct()
  const isOutside = useSelector((state: HostState) => isSeenFromOutside(state, id))
  useEffect(() => {
    if (!isOutside) return undefined
    const look = () => {
      if (page.document.visibilityState !== 'hidden') void reading.readIncident(id)
    }
    const timer = page.setInterval(look, EVERY)
    return () => page.clearInterval(timer)
  }, [page, reading, id, isOutside])
}
