import * as React from 'react'

const GAP = 4

/** Keeps a menu beside its button and inside the window, whatever scrolls or is cut off around them. */
export function useMenuPlace(button: React.RefObject<HTMLElement>) {
  const list = React.useRef<HTMLDivElement>(null)
  const [style, setStyle] = React.useState<React.CSSProperties>({ visibility: 'hidden' })
  React.useLayoutEffect(() => {
    const place = () => {
      const [from, size] = [button.current?.getBoundingClientRect(), list.current?.getBoundingClientRect()]
      if (from && size) setStyle(placeOf(from, size))
    }
    place()
    // Some entries come only once the server has answered.
    const growth = new ResizeObserver(place)
    if (list.current) growth.observe(list.current)
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, true)
    return () => {
      growth.disconnect()
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place, true)
    }
  }, [button])
  return { list, style }
}

function placeOf(button: DOMRect, menu: DOMRect): React.CSSProperties {
  const { innerWidth: width, innerHeight: height } = window
  const fitsBelow = button.bottom + GAP + menu.height <= height
  const fitsAbove = button.top - GAP - menu.height >= 0
  const top = fitsBelow || !fitsAbove ? button.bottom + GAP : button.top - GAP - menu.height
  const left = button.left + menu.width <= width - GAP ? button.left : button.right - menu.width
  return {
    top: Math.max(GAP, Math.min(top, height - menu.height - GAP)),
    left: Math.max(GAP, Math.min(left, width - menu.width - GAP)),
  }
}
