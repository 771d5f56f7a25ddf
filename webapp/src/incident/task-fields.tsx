import * as React from 'react'

import type { Incident } from '../../../server/contract/incident.ts'
import { CHECKLIST_LIMITS } from '../../../server/domain/checklist-limits.ts'
import type { TaskTexts } from '../api.ts'
import { useTranslate } from '../i18n.ts'
import { CommandField } from '../pickers/command-field.tsx'
import { MarkdownField } from '../pickers/markdown-field.tsx'
import { Field } from '../ui/field.tsx'

export interface TaskFieldProps {
  readonly incident: Pick<Incident, 'team_id' | 'channel_id'>
  readonly text: string
  readonly error: string | undefined
  readonly isLocked?: boolean
  readonly onChange: (text: string) => void
}

/** The slash command of a task that is added or edited. */
export function TaskCommandField({ incident, text, error, isLocked = false, onChange }: TaskFieldProps) {
  const translate = useTranslate()
  return (
    <Field label={translate('webapp.task.command')} error={error}>
      {(control) => (
        <CommandField
          {...control}
          name={'command' satisfies keyof TaskTexts}
          teamId={incident.team_id}
          channelId={incident.channel_id}
          command={text}
          isLocked={isLocked}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

/** The description of a task that is added or edited. */
export function TaskDescriptionField({ incident, text, error, isLocked = false, onChange }: TaskFieldProps) {
  const translate = useTranslate()
  return (
    <MarkdownField
      label={translate('webapp.task.details')}
      name={'description' satisfies keyof TaskTexts}
      text={text}
      max={CHECKLIST_LIMITS.taskDescription.max}
      isLocked={isLocked}
      error={error}
      teamId={incident.team_id}
      channelId={incident.channel_id}
      onChange={onChange}
    />
  )
}
