import * as React from 'react'
import type { ReactNode } from 'react'
import styled from 'styled-components'

interface SwitchProps {
  /** What is on or off. */
  readonly children: ReactNode
  readonly isOn: boolean
  readonly isDisabled?: boolean
  readonly describedBy?: string
  readonly onSwitch: (isOn: boolean) => void
}

/** Something that is on or off, and is so at once; the browser's own checkbox under another look. */
export function Switch({ children, isOn, isDisabled = false, describedBy, onSwitch }: SwitchProps) {
  return (
    <Label>
      <Box
        checked={isOn}
        disabled={isDisabled}
        aria-describedby={describedBy}
        onChange={(event) => onSwitch(event.target.checked)}
      />
      <span>{children}</span>
    </Label>
  )
}

const Label = styled.label`
  display: inline-flex;
  align-items: center;
  gap: 8px;
  min-height: 24px;
  margin: 0;
  font-weight: 400;
  cursor: pointer;
`

/** The thumb is the background, so that the box stays one element of the browser's own. */
const Box = styled.input.attrs({ type: 'checkbox', role: 'switch' })`
  position: relative;
  flex: none;
  appearance: none;
  width: 36px;
  height: 20px;
  margin: 0;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.64);
  border-radius: 10px;
  background: transparent;
  cursor: inherit;
  &::before {
    content: '';
    position: absolute;
    inset-block-start: 2px;
    inset-inline-start: 2px;
    width: 14px;
    height: 14px;
    border-radius: 50%;
    background: rgba(var(--center-channel-color-rgb), 0.72);
  }
  &:checked {
    border-color: var(--button-bg);
    background: var(--button-bg);
  }
  &:checked::before {
    inset-inline-start: 18px;
    background: var(--button-color);
  }
  &:focus-visible {
    outline: 2px solid var(--button-bg);
    outline-offset: 2px;
  }
  &:disabled {
    cursor: default;
    opacity: 0.56;
  }
`
