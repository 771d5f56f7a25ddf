import * as React from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { LIMITS } from '../../../server/contract/limits.ts'
import { useTranslate } from '../i18n.ts'
import { QuietButton } from '../ui/button.tsx'
import { counterText } from '../ui/counter-text.ts'
import { Field } from '../ui/field.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { StatusForm } from './use-status-form.ts'

interface DescriptionFieldProps {
  readonly incident: Incident
  /** `undefined` while nobody touched it. */
  readonly typed: string | undefined
  readonly isLocked: boolean
  readonly error: string | undefined
  readonly overview: StatusForm['overview']
  readonly onChange: (description: string | undefined) => void
}

/** The incident's overview. What somebody else made of it meanwhile is shown before this one replaces it. */
export function DescriptionField(props: DescriptionFieldProps) {
  const { incident, typed, isLocked, error, overview, onChange } = props
  const translate = useTranslate()
  const text = typed ?? incident.description
  return (
    <>
      <Field
        label={translate('webapp.summary.description')}
        error={error}
        help={translate('webapp.status_window.description_help')}
        note={counterText(translate, text, LIMITS.incidentDescription.max)}
      >
        {(control) => (
          <TextArea
            {...control}
            name='description'
            value={text}
            readOnly={isLocked}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
      {overview.isDisputed && (
        <Dispute role='alert'>
          <p>{translate('webapp.status_window.disputed')}</p>
          <Other>
            <Markdown text={incident.description} />
          </Other>
          <QuietButton onClick={() => onChange(undefined)}>
            {translate('webapp.status_window.take_theirs')}
          </QuietButton>{' '}
          <QuietButton onClick={overview.settle}>{translate('webapp.status_window.take_mine')}</QuietButton>
        </Dispute>
      )}
    </>
  )
}

const Dispute = styled.div`
  margin: -8px 0 16px;
  padding: 8px 12px;
  border-inline-start: 4px solid rgb(var(--semantic-color-warning, var(--button-bg-rgb)));
  background: rgba(var(--center-channel-color-rgb), 0.04);
  overflow-wrap: anywhere;
  & > p {
    margin: 0 0 8px;
  }
`

const Other = styled.div`
  max-height: 160px;
  margin-bottom: 8px;
  overflow-y: auto;
`
