import * as React from 'react'
import { useId, type ReactNode } from 'react'
import styled from 'styled-components'

import { Secondary } from './text.tsx'

/** What ties a control to its label, its help and its error. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

interface FieldProps {
  readonly label: string
  readonly error?: string | undefined
  readonly help?: ReactNode
  /** Beside the label, read out as it changes. */
  readonly note?: string | undefined
  readonly children: (control: ControlProps) => ReactNode
}

/** A control with everything that is said about it. */
export function Field({ label, error, help, note, children }: FieldProps) {
  const id = useId()
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <Box>
      <Line>
        <label htmlFor={id}>{label}</label>
        <Secondary role='status'>{note}</Secondary>
      </Line>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error !== undefined })}
      {help && <Help id={`${id}-help`}>{help}</Help>}
      {error && (
        <Problem id={`${id}-error`} role='alert'>
          {error}
        </Problem>
      )}
    </Box>
  )
}

/** The look of whatever one types or chooses in. */
export const controlStyle = `
  box-sizing: border-box;
  width: 100%;
  padding: 8px 12px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.64);
  border-radius: var(--radius-s, 4px);
  background: var(--center-channel-bg);
  color: inherit;
  font: inherit;
  &:focus-visible {
    outline: 2px solid var(--button-bg);
    outline-offset: -1px;
  }
  &[aria-invalid='true'] {
    border-color: var(--error-text);
  }
  &:disabled {
    opacity: 0.56;
  }
`

const Box = styled.div`
  margin-bottom: 16px;
`

const Line = styled.div`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 8px;
  margin-bottom: 4px;
  & > label {
    margin: 0;
    font-weight: 600;
  }
`

const Help = styled(Secondary)`
  display: block;
  padding-top: 4px;
  font-size: 12px;
`

/** The host's red misses 4.5:1 on some of its themes: the words carry it, the mark before them is red. */
export const Problem = styled.div`
  margin-top: 4px;
  padding-inline-start: 8px;
  border-inline-start: 4px solid var(--error-text);
  font-weight: 600;
`
