import * as React from 'react'

import type { DialogElement } from '../dialogs.ts'
import type { Value } from './dialog-values.ts'
import { useOptions } from './use-options.ts'

interface DialogFieldProps {
  readonly element: DialogElement
  readonly value: Value
  readonly error: string | undefined
  readonly onChange: (value: Value) => void
}

/** One field with its label, help and error. */
export function DialogField({ element, value, error, onChange }: DialogFieldProps) {
  const id = `dialog_${element.name}`
  const notes = [element.help_text && `${id}_help`, error && `${id}_error`].filter(Boolean).join(' ')
  const input = {
    id,
    'aria-describedby': notes || undefined,
    'aria-invalid': error !== undefined,
    'aria-required': !element.optional,
  }
  return (
    <div className='form-group'>
      <label htmlFor={id}>
        {element.display_name}{' '}
        {element.optional ? <span className='light'>(optional)</span> : <span className='error-text'>*</span>}
      </label>
      <Input element={element} input={input} value={value} onChange={onChange} />
      {element.help_text && (
        <div id={`${id}_help`} className='help-text'>
          {element.help_text}
        </div>
      )}
      {error && (
        <div id={`${id}_error`} role='alert' className='error-text'>
          {error}
        </div>
      )}
    </div>
  )
}

interface InputProps extends Omit<DialogFieldProps, 'error'> {
  readonly input: { readonly id: string }
}

function Input({ element, input, value, onChange }: InputProps) {
  const options = useOptions(element)
  const text = typeof value === 'string' ? value : ''
  const shared = {
    ...input,
    className: 'form-control',
    placeholder: element.placeholder,
    maxLength: element.max_length,
  }
  const onText = ({ target }: { readonly target: { readonly value: string } }) =>
    onChange(target.value || undefined)
  switch (element.type) {
    case 'textarea':
      return <textarea {...shared} rows={5} value={text} onChange={onText} />
    case 'bool':
      return (
        <label className='dialog-check'>
          <input
            {...input}
            type='checkbox'
            checked={value === true}
            onChange={({ target }) => onChange(target.checked)}
          />
          {element.placeholder}
        </label>
      )
    case 'select':
      return (
        <select {...input} className='form-control' value={text} onChange={onText}>
          <option value=''>{element.placeholder}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )
    case 'radio':
      return <Radios element={element} value={text} onChange={onChange} />
    case 'text':
      return <input {...shared} type={element.subtype || 'text'} value={text} onChange={onText} />
  }
}

function Radios({ element, value, onChange }: Pick<DialogFieldProps, 'element' | 'value' | 'onChange'>) {
  return (
    <div role='radiogroup' aria-label={element.display_name}>
      {element.options?.map((option) => (
        <label key={option.value} className='dialog-check'>
          <input
            type='radio'
            name={element.name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </div>
  )
}
