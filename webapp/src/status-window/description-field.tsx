import * as React from 'react'

import type { Incident } from '../../../server/contract/incident.ts'
import { LIMITS } from '../../../server/contract/limits.ts'
import { useTranslate } from '../i18n.ts'
import { counterText } from '../ui/counter-text.ts'
import { Dispute } from '../ui/dispute.tsx'
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
        <Dispute
          theirs={<Markdown text={incident.description} />}
          onTakeTheirs={() => onChange(undefined)}
          onTakeMine={overview.settle}
        />
      )}
    </>
  )
}
