import * as React from 'react'
import { useRef, useState, type KeyboardEvent } from 'react'
import styled from 'styled-components'

import { useProduct } from '../product.ts'
import { controlStyle } from './field.tsx'

const PAUSE = 300

interface SearchFieldProps {
  readonly label: string
  /** What is searched for now. */
  readonly value: string
  readonly maxLength: number
  /** With every pause in typing, and at once with Enter. */
  readonly onSearch: (text: string) => void
}

/** What is typed into it is searched for; blanks around it do not count. */
export function SearchField({ label, value, maxLength, onSearch }: SearchFieldProps) {
  const { page } = useProduct()
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  /** Typed on meanwhile: what comes back of it must not take the newest letters away. */
  const [sent, setSent] = useState<string>()
  const timer = useRef(0)
  if (value !== known) {
    setKnown(value)
    // Changed by going back or by another control, not from here.
    if (value !== sent) setTyped(value)
    setSent(undefined)
  }
  const search = (text: string) => {
    page.clearTimeout(timer.current)
    if (text.trim() === value) return
    setSent(text.trim())
    onSearch(text.trim())
  }
  const type = (text: string) => {
    setTyped(text)
    page.clearTimeout(timer.current)
    timer.current = page.setTimeout(() => search(text), PAUSE)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') search(typed)
  }
  return (
    <Box
      aria-label={label}
      placeholder={label}
      maxLength={maxLength}
      value={typed}
      onChange={(event) => type(event.target.value)}
      onKeyDown={onKeyDown}
    />
  )
}

const Box = styled.input.attrs({ type: 'search', autoComplete: 'off', dir: 'auto' })`
  ${controlStyle}
  width: 280px;
  height: 36px;
`
