import * as React from 'react'
import type { ReactNode } from 'react'
import styled from 'styled-components'

import { PLAYBOOK_LIMITS as LIMITS } from '../../../../server/domain/playbook-limits.ts'
import { useTranslate, type TextId } from '../../i18n.ts'
import { ChannelField } from './channel-field.tsx'
import { CommanderField } from './commander-field.tsx'
import { useForm } from './form-context.ts'
import { Group } from './group.tsx'
import { InvitationField } from './invitation-field.tsx'
import { TemplateField } from './template-field.tsx'
import { ToggleLine } from './toggle-line.tsx'
import { WebhookField } from './webhook-field.tsx'
import { WebhookSecretField } from './webhook-secret-field.tsx'

type Toggle =
  | 'invite_users_enabled'
  | 'default_commander_enabled'
  | 'announcement_channel_enabled'
  | 'webhook_on_creation_enabled'
  | 'webhook_on_status_update_enabled'
  | 'message_on_join_enabled'
  | 'archive_channel_enabled'

/** What happens by itself in every incident. */
export function AutomationTab() {
  const { draft } = useForm()
  return (
    <>
      <Group title='webapp.editor.at_start'>
        <Toggled field='invite_users_enabled' label='webapp.editor.invite'>
          <InvitationField isDisabled={!draft.invite_users_enabled} />
        </Toggled>
        <Toggled field='default_commander_enabled' label='webapp.editor.assign_commander'>
          <CommanderField isDisabled={!draft.default_commander_enabled} />
        </Toggled>
        <Toggled field='announcement_channel_enabled' label='webapp.editor.announce'>
          <ChannelField
            field='announcement_channel_id'
            label='webapp.editor.announcement_channel'
            isDisabled={!draft.announcement_channel_enabled}
          />
        </Toggled>
        <Toggled field='message_on_join_enabled' label='webapp.editor.send_welcome'>
          <TemplateField
            field='message_on_join'
            label='webapp.editor.welcome'
            max={LIMITS.messageOnJoin.max}
            isDisabled={!draft.message_on_join_enabled}
          />
        </Toggled>
      </Group>
      <Group title='webapp.editor.webhooks'>
        <Toggled field='webhook_on_creation_enabled' label='webapp.editor.webhook_start'>
          <WebhookField field='webhook_on_creation_url' isDisabled={!draft.webhook_on_creation_enabled} />
        </Toggled>
        <Toggled field='webhook_on_status_update_enabled' label='webapp.editor.webhook_update'>
          <WebhookField
            field='webhook_on_status_update_url'
            isDisabled={!draft.webhook_on_status_update_enabled}
          />
        </Toggled>
        <WebhookSecretField />
      </Group>
      <Group title='webapp.editor.at_end'>
        <Toggled
          field='archive_channel_enabled'
          label='webapp.editor.archive'
          help='webapp.editor.archive_help'
        />
      </Group>
    </>
  )
}

interface ToggledProps {
  readonly field: Toggle
  readonly label: TextId
  readonly help?: TextId
  /** Off as well while the switch is; its value is kept. */
  readonly children?: ReactNode
}

function Toggled({ field, label, help, children }: ToggledProps) {
  const translate = useTranslate()
  const { draft, set } = useForm()
  return (
    <Box role='group' aria-label={translate(label)}>
      <ToggleLine
        label={label}
        {...(help && { help })}
        isOn={draft[field]}
        onToggle={(isOn) => set({ [field]: isOn })}
      />
      {children && <Under>{children}</Under>}
    </Box>
  )
}

const Box = styled.div`
  margin-bottom: 16px;
`

const Under = styled.div`
  padding-inline-start: 44px;
`
