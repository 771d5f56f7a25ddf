import * as React from 'react'
import { useState, type ReactNode } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { LinkButton } from '../ui/button.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { EditDescription } from './edit-description.tsx'

interface DescriptionProps {
  readonly incident: Incident
  /** Where there is none. */
  readonly none: ReactNode
}

/** What the incident is about; "Edit" turns it into a text area. */
export function Description({ incident, none }: DescriptionProps) {
  const translate = useTranslate()
  const [isEditing, setEditing] = useState(false)
  const canEdit = incident.can_edit && incident.channel_state !== 'deleted'
  // Who may no longer edit still sees what they typed.
  if (isEditing)
    return <EditDescription incident={incident} isLocked={!canEdit} onClose={() => setEditing(false)} />
  return (
    <>
      {incident.description.trim() === '' ? none : <Markdown text={incident.description} />}
      {canEdit && (
        <Edit aria-label={translate('webapp.summary.edit_name')} onClick={() => setEditing(true)}>
          {translate('webapp.summary.edit')}
        </Edit>
      )}
    </>
  )
}

const Edit = styled(LinkButton)`
  display: block;
  margin-top: 4px;
`
