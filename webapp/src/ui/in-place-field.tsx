import * as React from 'react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import styled from 'styled-components'

import { controlStyle } from './field.tsx'

interface InPlaceFieldProps {
  readonly label: string
  readonly initial?: string
  readonly error?: string | undefined
  readonly isBusy?: boolean
  readonly onEnter: (text: string) => void
  /** By Escape, or by leaving it as it was. */
  readonly onClose: () => void
}

/** One line of text where it will stand: Enter takes it, Escape does not. */
export function InPlaceField({ label, initial = '', error, isBusy, onEnter, onClose }: InPlaceFieldProps) {
  const id = useId()
  const [text, setText] = useState(initial)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    // While letters are being put together, Enter chooses among them.
    else if (!isBusy && !event.nativeEvent.isComposing) onEnter(text)
  }
  return (
    <>
      <Line
        ref={field}
        dir='auto'
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        aria-busy={isBusy}
        placeholder={label}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (text === initial) onClose()
        }}
      />
      {error !== undefined && (
        <Problem id={`${id}-error`} role='alert'>
          {error}
        </Problem>
      )}
    </>
  )
}

const Line = styled.input.attrs({ type: 'text', autoComplete: 'off' })`
  ${controlStyle}
  padding: 4px 8px;
`

const Problem = styled.div`
  margin-top: 4px;
  padding-inline-start: 8px;
  border-inline-start: 4px solid var(--error-text);
  font-weight: 600;
`
