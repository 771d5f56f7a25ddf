import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Pixels, until the element has been measured. */
const UNMEASURED = 480

/** How wide an element is, followed as it changes: a drawing has to know. */
export function useWidth(): readonly [RefObject<HTMLDivElement>, number] {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(UNMEASURED)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return undefined
    const measure = () => setWidth(box.clientWidth || UNMEASURED)
    measure()
    if (!('ResizeObserver' in window)) return undefined
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return [element, width]
}
