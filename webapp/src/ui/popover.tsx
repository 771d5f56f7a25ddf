import * as React from 'react'
import { useEffect, useLayoutEffect, useRef, type FocusEvent, type ReactNode, type RefObject } from 'react'
import styled from 'styled-components'

interface PopoverProps {
  /** What it belongs to; it stays beside it. */
  readonly anchor: RefObject<HTMLElement>
  /** Pressing Escape, after which the focus is back at the anchor, or going or clicking elsewhere. */
  readonly onClose: () => void
  /** Pixels that it may need; it opens upwards only where there is less below. */
  readonly room?: number
  readonly role?: 'dialog'
  readonly label?: string
  readonly children: ReactNode
}

/** A small window beside a control, always completely visible, above everything that the page shows. */
export function Popover({ anchor, onClose, room = 320, role, label, children }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null)
  usePlace(box, anchor, room)
  useDismissal(box, anchor, onClose)
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    const isInside = !relatedTarget || currentTarget.contains(relatedTarget)
    if (!isInside && !anchor.current?.contains(relatedTarget)) onClose()
  }
  return (
    <Box ref={box} role={role} aria-label={label} onBlur={onBlur}>
      {children}
    </Box>
  )
}

/** The browser's top layer: nothing cuts it off, whatever scrolls around it. */
function usePlace(box: RefObject<HTMLDivElement>, anchor: RefObject<HTMLElement>, room: number): void {
  useLayoutEffect(() => {
    const popup = box.current
    if (!popup) return undefined
    // Unknown to React 18 and to older browsers, where it lies above its surroundings by its style alone.
    popup.setAttribute('popover', 'manual')
    if ('showPopover' in popup) popup.showPopover()
    const place = () => placeBeside(popup, anchor.current, room)
    place()
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, true)
    return () => {
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place, true)
    }
  }, [box, anchor, room])
}

const GAP = 4
const MARGIN = 8

function placeBeside(popup: HTMLElement, anchor: HTMLElement | null, room: number): void {
  if (!anchor) return
  const { top, bottom, left, right } = anchor.getBoundingClientRect()
  const below = window.innerHeight - bottom - GAP - MARGIN
  const above = top - GAP - MARGIN
  const isBelow = below >= room || below >= above
  const start = getComputedStyle(popup).direction === 'rtl' ? right - popup.offsetWidth : left
  const furthest = window.innerWidth - popup.offsetWidth - MARGIN
  Object.assign(popup.style, {
    left: `${Math.max(MARGIN, Math.min(start, furthest))}px`,
    top: isBelow ? `${bottom + GAP}px` : 'auto',
    bottom: isBelow ? 'auto' : `${window.innerHeight - top + GAP}px`,
    maxHeight: `${Math.max(isBelow ? below : above, MARGIN)}px`,
  })
}

function useDismissal(
  box: RefObject<HTMLElement>,
  anchor: RefObject<HTMLElement>,
  onClose: () => void,
): void {
  useEffect(() => {
    const onPointerDown = ({ target }: Event) => {
      const isOurs = [box, anchor].some((one) => target instanceof Node && one.current?.contains(target))
      if (!isOurs) onClose()
    }
    // First of all, so that the window around it and the host's own shortcuts do not take the same key.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      onClose()
      anchor.current?.focus()
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    document.addEventListener('keydown', onKeyDown, true)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true)
      document.removeEventListener('keydown', onKeyDown, true)
    }
  }, [box, anchor, onClose])
}

const Box = styled.div`
  position: fixed;
  inset: auto;
  z-index: 1100;
  box-sizing: border-box;
  width: 288px;
  max-width: calc(100vw - 16px);
  margin: 0;
  padding: 8px;
  overflow-y: auto;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-s, 4px);
  background: var(--center-channel-bg);
  color: var(--center-channel-color);
  box-shadow: var(--elevation-4);
`
