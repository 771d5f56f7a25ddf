import * as React from 'react'

import { useMenuPlace } from './use-menu-place.ts'

interface MenuProps {
  readonly id: string
  readonly label: string
  readonly className?: string
  readonly icon: React.ReactNode
  readonly children: React.ReactNode
}

/** A button with a menu: arrow keys walk through it, Escape and a click elsewhere close it. */
export function Menu({ id, label, className, icon, children }: MenuProps) {
  const [isOpen, setOpen] = React.useState(false)
  const place = React.useRef<HTMLDivElement>(null)
  const button = React.useRef<HTMLButtonElement>(null)
  React.useEffect(() => {
    if (!isOpen) return
    const closeOutside = (event: MouseEvent) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('mousedown', closeOutside)
    return () => document.removeEventListener('mousedown', closeOutside)
  }, [isOpen])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div className='menu-place' ref={place}>
      <button
        ref={button}
        id={id}
        type='button'
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup='menu'
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
      </button>
      {isOpen && (
        <MenuList button={button} onClose={close}>
          {children}
        </MenuList>
      )}
    </div>
  )
}

interface MenuListProps {
  readonly button: React.RefObject<HTMLButtonElement>
  readonly onClose: () => void
  readonly children: React.ReactNode
}

function MenuList({ button, onClose, children }: MenuListProps) {
  const { list, style } = useMenuPlace(button)
  React.useEffect(() => itemsIn(list.current)[0]?.focus(), [list])
  return (
    <div
      ref={list}
      className='menu'
      style={style}
      role='menu'
      aria-labelledby={button.current?.id}
      tabIndex={-1}
      onClick={onClose}
      onKeyDown={(event) => walk(event, onClose)}
    >
      {children}
    </div>
  )
}

interface MenuItemProps {
  readonly icon?: string
  readonly isChosen?: boolean
  readonly isDangerous?: boolean
  /** Without it the entry is only painted. */
  readonly onChoose?: () => void
  readonly children: React.ReactNode
}

export function MenuItem({ icon, isChosen, isDangerous, onChoose, children }: MenuItemProps) {
  return (
    <button
      type='button'
      role='menuitem'
      className={isDangerous ? 'menu-item menu-item--dangerous' : 'menu-item'}
      aria-current={isChosen}
      disabled={!onChoose}
      onClick={onChoose}
    >
      {icon && <i className={`icon icon-${icon}`} aria-hidden='true' />}
      <span>{children}</span>
      {isChosen && <i className='icon icon-check menu-item__chosen' aria-hidden='true' />}
    </button>
  )
}

export const MenuSeparator = () => <hr className='menu-separator' />

const itemsIn = (place: HTMLElement | null): HTMLElement[] =>
  place ? [...place.querySelectorAll<HTMLElement>('[role=menuitem]:enabled')] : []

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

function walk(event: React.KeyboardEvent<HTMLElement>, close: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    return close()
  }
  const step = steps[event.key]
  if (!step) return
  event.preventDefault()
  const items = itemsIn(event.currentTarget)
  const now = items.findIndex((item) => item === document.activeElement)
  items.at((now + step) % items.length)?.focus()
}
