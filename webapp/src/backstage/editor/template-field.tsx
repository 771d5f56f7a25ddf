import * as React from 'react'

import { useTranslate, type TextId } from '../../i18n.ts'
import { MarkdownField } from '../../pickers/markdown-field.tsx'
import { useForm } from './form-context.ts'

interface TemplateFieldProps {
  readonly field: 'description' | 'reminder_message_template' | 'retrospective_template' | 'message_on_join'
  readonly label: TextId
  readonly help?: TextId
  readonly max: number
  readonly isDisabled?: boolean
}

/** A long text of the playbook. */
export function TemplateField({ field, label, help, max, isDisabled = false }: TemplateFieldProps) {
  const translate = useTranslate()
  const { draft, set, errorOf, onLeave } = useForm()
  return (
    <MarkdownField
      label={translate(label)}
      name={field}
      text={draft[field]}
      max={max}
      isDisabled={isDisabled}
      error={errorOf(field)}
      help={help && translate(help)}
      teamId={draft.team_id}
      channelId=''
      onChange={(text) => set({ [field]: text })}
      onLeave={() => onLeave(field)}
    />
  )
}
