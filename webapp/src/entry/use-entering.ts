import { useEffect } from 'react'
import { useSelector, useStore } from 'react-redux'

import { currentChannelId, isInChannel, type HostState } from '../host.ts'
import { useProduct } from '../product.ts'
import { rhs } from '../state/rhs.ts'

/** With each channel that is entered: learns whether it is an incident channel, and shows its incident. */
export function useEntering(): void {
  const { reading, panel, showWelcome } = useProduct()
  const store = useStore<HostState>()
  const channelId = useSelector(currentChannelId)
  useEffect(() => {
    if (channelId === '') return undefined
    let isHere = true
    store.dispatch(rhs.actions.entered(channelId))
    void reading.enterChannel(channelId).then((place) => {
      if (!isHere || place.is !== 'incident') return
      panel.showByItself()
      if (isInChannel(store.getState(), channelId)) void showWelcome(place.id, channelId)
    })
    return () => {
      isHere = false
    }
  }, [reading, panel, showWelcome, store, channelId])
}
