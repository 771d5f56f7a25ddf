import * as React from 'react'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import styled from 'styled-components'

import { Icon, IconButton, QuietButton } from './button.tsx'
import { ChevronIcon, DotsIcon } from './icons.tsx'
import { Popover } from './popover.tsx'

interface MenuEntry {
  readonly text: string
  readonly onChoose: () => void
  readonly isDisabled?: boolean
}

interface MenuProps {
  /** What it offers something for. */
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** The label is written on the button instead of an icon. */
  readonly isWritten?: boolean
  /** Three dots unless given. */
  readonly icon?: ReactElement
  readonly className?: string
}

/** A button that opens a list of things to do. Source: W3C ARIA Authoring Practices, "Menu Button". */
export function Menu(props: MenuProps) {
  const { label, entries, isWritten = false, icon = <DotsIcon size={16} />, className } = props
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  const choose = (entry: MenuEntry) => {
    close()
    // First, so that a window which the choice opens gives the focus back to where the person was.
    button.current?.focus()
    entry.onChoose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    setOpen(true)
  }
  const control = {
    ref: button,
    className,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    onClick: () => setOpen(!isOpen),
    onKeyDown,
  } as const
  return (
    <>
      {isWritten ? (
        <WrittenButton {...control}>
          {label}
          <Down>
            <ChevronIcon size={14} />
          </Down>
        </WrittenButton>
      ) : (
        <IconButton {...control} icon={icon} label={label} />
      )}
      {isOpen && (
        <Popover anchor={button} room={entries.length * ENTRY_HEIGHT} onClose={close}>
          <Entries label={label} entries={entries} onChoose={choose} onLeave={close} />
        </Popover>
      )}
    </>
  )
}

interface EntriesProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly onChoose: (entry: MenuEntry) => void
  readonly onLeave: () => void
}

function Entries({ label, entries, onChoose, onLeave }: EntriesProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.querySelector<HTMLElement>(USABLE)?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return onLeave()
    const usable = [...(list.current?.querySelectorAll<HTMLElement>(USABLE) ?? [])]
    const to = targetOf(
      event.key,
      usable.findIndex((entry) => entry === document.activeElement),
      usable.length,
    )
    if (to === undefined) return
    event.preventDefault()
    usable[to]?.focus()
  }
  return (
    <div ref={list} role='menu' tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {entries.map((entry) => (
        <Entry key={entry.text} disabled={entry.isDisabled} onClick={() => onChoose(entry)}>
          {entry.text}
        </Entry>
      ))}
    </div>
  )
}

const USABLE = '[role=menuitem]:not(:disabled)'

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at + count - 1) % count
  return undefined
}

/** Pixels, about. */
const ENTRY_HEIGHT = 36

const WrittenButton = styled(QuietButton)`
  display: inline-flex;
  align-items: center;
  gap: 4px;
`

const Down = styled(Icon)`
  transform: rotate(90deg);
`

const Entry = styled.button.attrs({ type: 'button', role: 'menuitem', tabIndex: -1 })`
  display: block;
  width: 100%;
  min-height: 32px;
  padding: 4px 12px;
  border: 0;
  border-radius: var(--radius-s, 4px);
  background: transparent;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
  &:hover,
  &:focus {
    background: rgba(var(--center-channel-color-rgb), 0.08);
    outline: none;
  }
  &:focus-visible {
    outline: 2px solid var(--button-bg);
    outline-offset: -2px;
  }
  &:disabled {
    cursor: default;
    opacity: 0.56;
  }
`
