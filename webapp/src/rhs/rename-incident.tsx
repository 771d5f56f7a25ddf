import * as React from 'react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { LIMITS } from '../../../server/contract/limits.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { PrimaryButton, QuietButton } from '../ui/button.tsx'
import { counterText, lengthOf } from '../ui/counter-text.ts'
import { FormButtons } from '../ui/discard-question.tsx'
import { controlStyle, Field } from '../ui/field.tsx'
import { Modal } from '../ui/modal.tsx'

interface RenameIncidentProps {
  readonly incident: Incident
  readonly onClose: () => void
}

/** A new name for the incident and with it for its channel; it shows at once. */
export function RenameIncident({ incident, onClose }: RenameIncidentProps) {
  const translate = useTranslate()
  const { incidentChanges } = useProduct()
  const [name, setName] = useState(incident.name)
  const [error, setError] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { min, max } = LIMITS.incidentName
    const length = lengthOf(name)
    if (length < min || length > max) {
      setError(translate('webapp.incident.name_length', { min, max }))
      field.current?.focus()
      return
    }
    if (name.trim() !== incident.name) incidentChanges.renameIncident(incident, name.trim())
    onClose()
  }
  return (
    <Modal title={translate('webapp.incident.rename')} subject={incident.name} onClose={onClose}>
      <Form noValidate onSubmit={submit}>
        <Field
          label={translate('webapp.incident.name')}
          error={error}
          help={translate('webapp.incident.rename_help')}
          note={counterText(translate, name, LIMITS.incidentName.max)}
        >
          {(control) => (
            <Name
              {...control}
              ref={field}
              dir='auto'
              value={name}
              onChange={({ target }) => {
                setName(target.value)
                setError(undefined)
              }}
            />
          )}
        </Field>
        <FormButtons>
          <QuietButton onClick={onClose}>{translate('webapp.cancel')}</QuietButton>
          <PrimaryButton type='submit'>{translate('webapp.save')}</PrimaryButton>
        </FormButtons>
      </Form>
    </Modal>
  )
}

const Form = styled.form`
  margin: 0;
  padding: 4px 24px 20px;
`

const Name = styled.input.attrs({ type: 'text', autoComplete: 'off' })`
  ${controlStyle}
`
