import { useEffect, useRef, type RefObject } from 'react'
import { useStore } from 'react-redux'

import { currentChannelId, type HostState } from '../host.ts'
import { rhsOf } from '../state/selectors.ts'

/** The heading of what the person chose takes the focus from the button that went away; nothing else does. */
export function useFocusOnChoice<Heading extends HTMLElement>(): RefObject<Heading> {
  const heading = useRef<Heading>(null)
  const store = useStore<HostState>()
  useEffect(() => {
    const state = store.getState()
    if (rhsOf(state).choice?.channelId === currentChannelId(state)) heading.current?.focus()
  }, [store])
  return heading
}
