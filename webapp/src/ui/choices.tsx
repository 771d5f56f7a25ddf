import * as React from 'react'
import { useId } from 'react'
import styled from 'styled-components'

import { hiddenStyle } from './text.tsx'

interface ChoicesProps<Value extends string> {
  /** What is chosen between. */
  readonly label: string
  readonly choices: readonly { readonly value: Value; readonly text: string }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

/** A few choices side by side, of which one holds; the browser's own radio buttons under another look. */
export function Choices<Value extends string>({ label, choices, chosen, onChoose }: ChoicesProps<Value>) {
  const name = useId()
  return (
    <Group role='radiogroup' aria-label={label}>
      {choices.map(({ value, text }) => (
        <Choice key={value}>
          <input
            type='radio'
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <span>{text}</span>
        </Choice>
      ))}
    </Group>
  )
}

const Group = styled.div`
  display: inline-flex;
  flex-wrap: wrap;
  gap: 2px;
  padding: 2px;
  border-radius: var(--radius-s, 4px);
  background: rgba(var(--center-channel-color-rgb), 0.08);
`

const Choice = styled.label`
  position: relative;
  margin: 0;
  font-weight: 400;
  cursor: pointer;
  & > input {
    ${hiddenStyle}
  }
  & > span {
    display: block;
    padding: 0 10px;
    border-radius: var(--radius-s, 4px);
    font-size: 12px;
    font-weight: 600;
    line-height: 24px;
  }
  & > input:checked + span {
    background: var(--center-channel-bg);
    box-shadow: inset 0 0 0 1px var(--button-bg);
  }
  & > input:focus-visible + span {
    outline: 2px solid var(--button-bg);
    outline-offset: 1px;
  }
`
