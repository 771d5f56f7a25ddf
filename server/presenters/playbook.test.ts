import { expect, test } from '@jest/globals'

import { examplePlaybook } from '../../tests/support/example-playbook.ts'
import { presentPlaybook } from './playbook.ts'

const NOTHING_DONE = {
  state: '',
  state_modified: 0,
  state_modified_post_id: '',
  assignee_id: '',
  assignee_modified: 0,
  assignee_modified_post_id: '',
  command_last_run: 0,
}

test('a playbook looks like the worked example of the interface', () => {
  const seen = { playbook: examplePlaybook, canManageMembers: true, canDelete: true }
  expect(presentPlaybook(seen)).toEqual({
    id: '889766ufjgio6kbpzjbufozksq',
    version: 4,
    title: 'Payments outage',
    summary: 'When customers cannot pay.',
    description: '**Summary**\n\n**Impact**',
    team_id: 'ih1r84kij94nrwis97rft6rduh',
    create_public_incident: true,
    public: false,
    member_ids: ['1asb7sk89dp1ex339fkh3te5t4', 'g63dcrphk8idgyjgzbrpajosz6'],
    create_at: 1_761_000_000_000,
    update_at: 1_762_500_000_000,
    update_user_id: 'g63dcrphk8idgyjgzbrpajosz6',
    delete_at: 0,
    num_stages: 1,
    num_steps: 2,
    checklists: [
      {
        id: 'p6y6sf8ac6m5if373fkkebj7j6',
        title: 'Triage',
        items: [
          {
            id: '6xoche483hwrx5rpu8jzjoe7qg',
            title: 'Find who is on call',
            description: '',
            command: '/oncall payments',
            ...NOTHING_DONE,
          },
          {
            id: 'w8xk1oqz5tdmjc3nbuyfe4sgra',
            title: 'Tell support',
            description: 'Use the *short* text.',
            command: '',
            ...NOTHING_DONE,
          },
        ],
      },
    ],
    broadcast_channel_id: '',
    reminder_message_template: 'What changed? Who is affected?',
    reminder_timer_default_seconds: 900,
    invite_users_enabled: true,
    invited_user_ids: ['saqjfmjqqy9mo1yj4zwed73333'],
    invited_group_ids: [],
    default_commander_enabled: false,
    default_commander_id: '',
    announcement_channel_enabled: false,
    announcement_channel_id: '',
    webhook_on_creation_enabled: true,
    webhook_on_creation_url: 'https://hooks.example.org/incidents',
    webhook_on_status_update_enabled: false,
    webhook_on_status_update_url: '',
    message_on_join_enabled: false,
    message_on_join: 'Welcome …',
    post_task_changes: true,
    archive_channel_enabled: false,
    retrospective_enabled: true,
    retrospective_template: '### Summary\n',
    retrospective_reminder_interval_seconds: 86_400,
    can_manage_members: true,
    can_delete: true,
  })
})
