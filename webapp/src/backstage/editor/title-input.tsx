import * as React from 'react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { controlStyle, Problem } from '../../ui/field.tsx'

interface TitleInputProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly isStrong?: boolean
  readonly wantsFocus: boolean
  readonly error: string | undefined
  readonly onText: (text: string) => void
  /** Enter goes on to something; without it the key only finishes. */
  readonly onNext?: (() => void) | undefined
}

/** A name that is written where it stands. Enter and Escape finish it. */
export function TitleInput(props: TitleInputProps) {
  const { name, label, value, isStrong = false, wantsFocus, error, onText, onNext } = props
  const translate = useTranslate()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!wantsFocus) return
    field.current?.focus()
    field.current?.select()
  }, [wantsFocus])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    // While letters are being put together, Enter chooses among them.
    if (event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.key === 'Enter' && onNext) onNext()
    else field.current?.blur()
  }
  return (
    <Box>
      <Line
        ref={field}
        name={name}
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${name}-error`}
        placeholder={translate('webapp.editor.name_it')}
        $isStrong={isStrong}
        value={value}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={onKeyDown}
      />
      {error !== undefined && (
        <Problem id={`${name}-error`} role='alert'>
          {error}
        </Problem>
      )}
    </Box>
  )
}

const Box = styled.div`
  flex: 1;
  min-width: 0;
`

const Line = styled.input.attrs({ type: 'text', dir: 'auto', autoComplete: 'off' })<{ $isStrong: boolean }>`
  ${controlStyle}
  padding: 4px 8px;
  border-color: transparent;
  font-weight: ${({ $isStrong }) => ($isStrong ? 600 : 400)};
  text-overflow: ellipsis;
  &:hover,
  &:focus {
    border-color: rgba(var(--center-channel-color-rgb), 0.64);
  }
`
