import { useEffect } from 'react'

import { useProduct } from './product.ts'
import type { Signal } from './signals.ts'

/** Hears of a signal while the component is on screen. @param onSignal The same function until it changes. */
export function useSignal(signal: Signal, onSignal: () => void): void {
  const { signals } = useProduct()
  useEffect(() => signals.subscribe(signal, onSignal), [signals, signal, onSignal])
}
