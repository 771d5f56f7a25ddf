import { useCallback } from 'react'

import { useProduct } from '../../product.ts'
import { useSignal } from '../../use-signal.ts'
import { useLoad } from '../use-load.ts'

/** The settings as the server has them, read again whenever somebody changes one anywhere. */
export function useSettings() {
  const { api } = useProduct()
  const settings = useLoad(api.settings)
  const { reload } = settings
  useSignal(
    'settings_changed',
    useCallback(() => void reload(), [reload]),
  )
  return settings
}
