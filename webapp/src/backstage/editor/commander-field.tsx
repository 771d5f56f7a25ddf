import * as React from 'react'
import { useCallback, useRef, useState } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { PersonChip } from '../../incident/person-chip.tsx'
import { PeoplePicker } from '../../pickers/people-picker.tsx'
import { ChipButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Secondary } from '../../ui/text.tsx'
import { useForm } from './form-context.ts'
import { useGone } from './use-gone.ts'

/** Who commands every new incident; need not be invited. */
export function CommanderField({ isDisabled }: { readonly isDisabled: boolean }) {
  const translate = useTranslate()
  const { draft, set, errorOf } = useForm()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  const id = draft.default_commander_id
  const isGone = useGone(draft.team_id, id === '' ? [] : [id]).has(id)
  const nobody = translate('webapp.editor.select_commander')
  const choose = (personId: string) => {
    set({ default_commander_id: personId })
    close()
    button.current?.focus()
  }
  return (
    <Field label={translate('webapp.summary.commander')} error={errorOf('default_commander_id')}>
      {(control) => (
        <Line>
          <ChipButton
            {...control}
            ref={button}
            name='default_commander_id'
            disabled={isDisabled}
            aria-haspopup='listbox'
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {id === '' ? nobody : <PersonChip id={id} />}
          </ChipButton>
          {isGone && <Secondary>{translate('webapp.editor.not_in_team')}</Secondary>}
          {isOpen && (
            <PeoplePicker
              anchor={button}
              teamId={draft.team_id}
              chosenIds={[id]}
              nobody={translate('webapp.editor.no_commander')}
              onChoose={choose}
              onClose={close}
            />
          )}
        </Line>
      )}
    </Field>
  )
}

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
`
