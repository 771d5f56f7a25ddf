import * as React from 'react'
import { useRef, useState, type KeyboardEvent } from 'react'
import styled from 'styled-components'

import { PLAYBOOK_LIMITS } from '../../../../server/domain/playbook-limits.ts'
import { useTranslate } from '../../i18n.ts'
import { counterText } from '../../ui/counter-text.ts'
import { controlStyle, Problem } from '../../ui/field.tsx'
import { Secondary } from '../../ui/text.tsx'
import { useForm } from './form-context.ts'

/** The playbook's name, written where it stands: Enter or leaving keeps it, Escape or a blank one brings the old one back. */
export function NameInPlace() {
  const translate = useTranslate()
  const { draft, set, errorOf } = useForm()
  const [typed, setTyped] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const isGivenUp = useRef(false)
  const finish = () => {
    if (typed !== undefined && typed.trim() !== '' && !isGivenUp.current) set({ title: typed })
    isGivenUp.current = false
    setTyped(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return
    event.preventDefault()
    isGivenUp.current = event.key === 'Escape'
    field.current?.blur()
  }
  const text = typed ?? draft.title
  const error = errorOf('title')
  return (
    <h1>
      <Name
        ref={field}
        name='title'
        aria-label={translate('webapp.editor.name')}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : 'title-error'}
        placeholder={translate('webapp.editor.untitled_playbook')}
        value={text}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
        onBlur={finish}
      />
      <Secondary role='status'>{counterText(translate, text, PLAYBOOK_LIMITS.title.max)}</Secondary>
      {error !== undefined && (
        <Problem id='title-error' role='alert'>
          {error}
        </Problem>
      )}
    </h1>
  )
}

const Name = styled.input.attrs({ type: 'text', dir: 'auto', autoComplete: 'off' })`
  ${controlStyle}
  padding: 4px 8px;
  border-color: transparent;
  font-family: Metropolis, inherit;
  font-size: 22px;
  font-weight: 600;
  line-height: 28px;
  text-overflow: ellipsis;
  &:hover,
  &:focus {
    border-color: rgba(var(--center-channel-color-rgb), 0.64);
  }
`
