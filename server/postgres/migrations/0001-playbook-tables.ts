import { count, id, ids, off, on, reference, text, time } from './0001-columns.ts'

export const PLAYBOOK_TABLES = `
create table if not exists incident_collaboration.playbook (
  ${id('id')} primary key,
  version integer not null default 1,
  title text not null,
  ${text('summary')},
  ${text('description')},
  ${id('team_id')},
  create_at bigint not null,
  update_at bigint not null,
  ${reference('update_user_id')},
  ${time('delete_at')},
  ${reference('creator_user_id')},
  ${off('create_public_incident')},
  ${off('public')},
  ${count('num_stages')},
  ${count('num_steps')},
  checklists jsonb not null default '[]',
  ${reference('broadcast_channel_id')},
  ${text('reminder_message_template')},
  ${count('reminder_timer_default_seconds')},
  ${off('invite_users_enabled')},
  ${ids('invited_user_ids')},
  ${off('default_commander_enabled')},
  ${reference('default_commander_id')},
  ${off('announcement_channel_enabled')},
  ${reference('announcement_channel_id')},
  ${off('webhook_on_creation_enabled')},
  ${text('webhook_on_creation_url')},
  ${off('webhook_on_status_update_enabled')},
  ${text('webhook_on_status_update_url')},
  ${off('message_on_join_enabled')},
  ${text('message_on_join')},
  ${on('post_task_changes')},
  ${off('archive_channel_enabled')},
  ${on('retrospective_enabled')},
  ${text('retrospective_template')},
  ${count('retrospective_reminder_interval_seconds')},
  ${text('webhook_secret')},
  ${text('webhook_secret_old')},
  ${time('webhook_secret_old_until')}
);
create index if not exists playbook_team_id_title
  on incident_collaboration.playbook (team_id, lower(title), id) where delete_at = 0;
create index if not exists playbook_team_id_num_stages
  on incident_collaboration.playbook (team_id, num_stages, id) where delete_at = 0;
create index if not exists playbook_team_id_num_steps
  on incident_collaboration.playbook (team_id, num_steps, id) where delete_at = 0;

create table if not exists incident_collaboration.playbook_member (
  ${id('playbook_id')} references incident_collaboration.playbook on delete cascade,
  ${id('user_id')},
  primary key (playbook_id, user_id)
);
create index if not exists playbook_member_user_id
  on incident_collaboration.playbook_member (user_id, playbook_id);
`
