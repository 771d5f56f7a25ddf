import * as React from 'react'
import { useId } from 'react'
import styled from 'styled-components'

import { Secondary } from './text.tsx'

interface RadioGroupProps<Value extends string> {
  /** What is chosen between; left out where a heading says it, which then is `labelledBy`. */
  readonly label?: string
  readonly labelledBy?: string
  readonly choices: readonly { readonly value: Value; readonly text: string; readonly help?: string }[]
  readonly chosen: Value
  readonly isDisabled?: boolean
  readonly onChoose: (value: Value) => void
}

/** A few choices below each other, of which one holds: for forms. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, labelledBy, choices, chosen, isDisabled = false, onChoose } = props
  const name = useId()
  return (
    <div role='radiogroup' aria-label={label} aria-labelledby={labelledBy}>
      {choices.map(({ value, text, help }) => (
        <Choice key={value}>
          <input
            type='radio'
            name={name}
            value={value}
            checked={value === chosen}
            disabled={isDisabled}
            onChange={() => onChoose(value)}
          />
          <span>
            {text}
            {help && <Help>{help}</Help>}
          </span>
        </Choice>
      ))}
    </div>
  )
}

const Choice = styled.label`
  display: flex;
  align-items: flex-start;
  gap: 8px;
  min-height: 24px;
  margin: 0;
  padding: 4px 0;
  font-weight: 400;
  cursor: pointer;
  & > input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 2px 0 0;
    accent-color: var(--button-bg);
  }
  & > input:focus-visible {
    outline: 2px solid var(--button-bg);
    outline-offset: 2px;
  }
  & > input:disabled {
    cursor: default;
  }
`

const Help = styled(Secondary)`
  display: block;
  font-size: 12px;
`
