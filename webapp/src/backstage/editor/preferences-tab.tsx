import * as React from 'react'

import { PLAYBOOK_LIMITS as LIMITS } from '../../../../server/domain/playbook-limits.ts'
import { useTranslate } from '../../i18n.ts'
import { ChannelField } from './channel-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { useForm } from './form-context.ts'
import { Group } from './group.tsx'
import { reminderChoices, retrospectiveChoices } from './second-choices.ts'
import { TemplateField } from './template-field.tsx'
import { ToggleLine } from './toggle-line.tsx'

/** What an incident says, and when it asks for it. */
export function PreferencesTab() {
  const translate = useTranslate()
  const { draft, set } = useForm()
  const { reminder_timer_default_seconds: reminder, retrospective_reminder_interval_seconds: interval } =
    draft
  return (
    <>
      <Group title='webapp.editor.updates'>
        <ChannelField
          field='broadcast_channel_id'
          label='webapp.editor.broadcast'
          help='webapp.editor.broadcast_help'
        />
        <ChoiceField
          name='reminder_timer_default_seconds'
          label='webapp.editor.reminder'
          help='webapp.editor.reminder_help'
          choices={reminderChoices(translate, reminder)}
          chosen={reminder}
          onChoose={(seconds) => set({ reminder_timer_default_seconds: seconds })}
        />
        <TemplateField
          field='description'
          label='webapp.editor.overview_template'
          max={LIMITS.description.max}
        />
        <TemplateField
          field='reminder_message_template'
          label='webapp.editor.update_template'
          max={LIMITS.reminderMessageTemplate.max}
        />
        <ToggleLine
          isOn={draft.post_task_changes}
          label='webapp.editor.task_posts'
          help='webapp.editor.task_posts_help'
          onToggle={(isOn) => set({ post_task_changes: isOn })}
        />
      </Group>
      <Group title='webapp.editor.retrospective'>
        <ToggleLine
          isOn={draft.retrospective_enabled}
          label='webapp.editor.retrospective_on'
          help='webapp.editor.retrospective_help'
          onToggle={(isOn) => set({ retrospective_enabled: isOn })}
        />
        <ChoiceField
          name='retrospective_reminder_interval_seconds'
          label='webapp.editor.retrospective_reminder'
          choices={retrospectiveChoices(translate, interval)}
          chosen={interval}
          isDisabled={!draft.retrospective_enabled}
          onChoose={(seconds) => set({ retrospective_reminder_interval_seconds: seconds })}
        />
        <TemplateField
          field='retrospective_template'
          label='webapp.editor.retrospective_template'
          max={LIMITS.retrospectiveTemplate.max}
          isDisabled={!draft.retrospective_enabled}
        />
      </Group>
    </>
  )
}
