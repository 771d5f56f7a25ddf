import * as React from 'react'
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import styled from 'styled-components'

interface TabsProps<Name extends string> {
  /** What the tabs together are. */
  readonly label: string
  readonly tabs: readonly { readonly name: Name; readonly title: ReactNode }[]
  readonly open: Name
  readonly onOpen: (name: Name) => void
  readonly children: ReactNode
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Arrows move and open, Home and End jump. Source: W3C ARIA Authoring Practices, "Tabs". */
export function Tabs<Name extends string>({ label, tabs, open, onOpen, children }: TabsProps<Name>) {
  const id = useId()
  const bar = useRef<HTMLDivElement>(null)
  const at = tabs.findIndex(({ name }) => name === open)

  const onKeyDown = (event: KeyboardEvent) => {
    const to = targetOf(event, at, tabs.length)
    const target = to === undefined ? undefined : tabs[to]
    if (to === undefined || !target) return
    event.preventDefault()
    onOpen(target.name)
    bar.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }

  return (
    <>
      <Bar ref={bar} role='tablist' tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ name, title }) => (
          <Tab
            key={name}
            id={`${id}-${name}`}
            aria-selected={name === open}
            aria-controls={`${id}-panel`}
            tabIndex={name === open ? 0 : -1}
            onClick={() => onOpen(name)}
          >
            {title}
          </Tab>
        ))}
      </Bar>
      <Panel role='tabpanel' id={`${id}-panel`} aria-labelledby={`${id}-${open}`}>
        {children}
      </Panel>
    </>
  )
}

function targetOf({ key, currentTarget }: KeyboardEvent, at: number, count: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = STEPS[key]
  if (step === undefined) return undefined
  const isMirrored = getComputedStyle(currentTarget).direction === 'rtl'
  return (at + (isMirrored ? -step : step) + count) % count
}

const Bar = styled.div`
  display: flex;
  flex: none;
  padding: 0 12px;
  border-bottom: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
`

const Tab = styled.button.attrs({ type: 'button', role: 'tab' })`
  padding: 12px 8px;
  border: 0;
  border-bottom: 2px solid transparent;
  background: transparent;
  color: rgba(var(--center-channel-color-rgb), 0.8);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  &[aria-selected='true'] {
    border-bottom-color: var(--button-bg);
    color: var(--center-channel-color);
  }
  &:focus-visible {
    outline: 2px solid var(--button-bg);
    outline-offset: -2px;
  }
`

/** Positioned, so that what is hidden in it scrolls with it. */
const Panel = styled.div`
  position: relative;
  flex: 1;
  min-height: 0;
  overflow-y: auto;
`
