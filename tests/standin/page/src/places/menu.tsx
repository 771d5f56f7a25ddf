import * as React from 'react'

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
    itemsIn(place.current)[0]?.focus()
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
        aria-haspopup='menu'
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
      </button>
      {isOpen && (
        <div
          className='menu'
          role='menu'
          aria-labelledby={id}
          tabIndex={-1}
          onClick={close}
          onKeyDown={(event) => walk(event, close)}
        >
          {children}
        </div>
      )}
    </div>
  )
}

interface MenuItemProps {
  readonly icon?: string
  readonly isChosen?: boolean
  /** Without it the entry is only painted. */
  readonly onChoose?: () => void
  readonly children: React.ReactNode
}

export function MenuItem({ icon, isChosen, onChoose, children }: MenuItemProps) {
  return (
    <button
      type='button'
      role='menuitem'
      className='menu-item'
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
  if (event.key === 'Escape') return close()
  const step = steps[event.key]
  if (!step) return
  event.preventDefault()
  const items = itemsIn(event.currentTarget)
  const now = items.findIndex((item) => item === document.activeElement)
  items.at((now + step) % items.length)?.focus()
}
