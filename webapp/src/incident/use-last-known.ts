import { useCallback, useEffect, useState } from 'react'
import { useSelector } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import type { HostState } from '../host.ts'
import { useProduct } from '../product.ts'
import type { Failure } from '../request.ts'
import { findIncident, isWhole } from '../state/selectors.ts'

export interface LastKnown {
  /** With tasks and timeline; `undefined` until they are here. */
  readonly incident: Incident | undefined
  /** Why it could not be read. */
  readonly failure: Failure | undefined
  /** The server does not show it, or not any more. */
  readonly isGone: boolean
  readonly readAgain: () => void
}

/** The whole incident, read where needed; while it is read again, or once it is gone, as it was. */
export function useLastKnown(id: string): LastKnown {
  const { reading } = useProduct()
  const whole = useSelector((state: HostState) => (isWhole(state, id) ? findIncident(state, id) : undefined))
  const isUnknown = useSelector((state: HostState) => findIncident(state, id) === undefined)
  const [last, setLast] = useState(whole)
  if (whole && whole !== last) setLast(whole)
  const [{ isRead, failure }, setAnswer] = useState<{ isRead: boolean; failure?: Failure | undefined }>({
    isRead: false,
  })
  const readAgain = useCallback(
    () => void reading.readIncident(id).then((why) => setAnswer({ isRead: why === undefined, failure: why })),
    [reading, id],
  )
  const isGone = isUnknown && (isRead || last !== undefined)
  const isMissing = whole === undefined && !isGone
  useEffect(() => {
    if (isMissing) readAgain()
  }, [readAgain, isMissing])
  return { incident: whole ?? last, failure, isGone, readAgain }
}
