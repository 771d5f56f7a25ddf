import * as React from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId } from '../../i18n.ts'
import { controlStyle, Field } from '../../ui/field.tsx'
import { useForm } from './form-context.ts'
import type { SecondsChoice } from './second-choices.ts'

interface ChoiceFieldProps {
  readonly name: string
  readonly label: TextId
  readonly help?: TextId
  readonly choices: readonly SecondsChoice[]
  readonly chosen: number
  readonly isDisabled?: boolean
  readonly onChoose: (seconds: number) => void
}

/** A length of time out of a few. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { name, label, help, choices, chosen, isDisabled = false, onChoose } = props
  const translate = useTranslate()
  const { errorOf } = useForm()
  return (
    <Field label={translate(label)} error={errorOf(name)} help={help && translate(help)}>
      {(control) => (
        <Select
          {...control}
          name={name}
          value={chosen}
          disabled={isDisabled}
          onChange={({ target }) => onChoose(Number(target.value))}
        >
          {choices.map(({ seconds, text }) => (
            <option key={seconds} value={seconds}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

const Select = styled.select`
  ${controlStyle}
  max-width: 240px;
`
