import { count, id, ids, off, on, reference, text, time } from './0001-columns.ts'

const incident = `
create table if not exists incident_collaboration.incident (
  ${id('id')} primary key,
  version integer not null default 1,
  phase text not null default 'starting' check (phase in ('starting', 'started', 'abandoned')),
  ${text('start_step')},
  ${text('start_error')},
  ${time('start_seen_at')},
  ${text('channel_name')},
  ${id('team_id')},
  ${reference('channel_id')},
  name text not null,
  channel_type text not null check (channel_type in ('O', 'P')),
  channel_state text not null default 'open' check (channel_state in ('open', 'archived', 'deleted')),
  ${text('description')},
  ${id('commander_user_id')},
  ${id('reporter_user_id')},
  ${reference('post_id')},
  ${reference('playbook_id')},
  status smallint not null default 1 check (status between 1 and 4),
  create_at bigint not null,
  update_at bigint not null,
  ${time('end_at')},
  ${time('reminder_at')},
  ${off('overdue')},
  ${text('reminder_key')},
  ${reference('reminder_post_id')},
  ${count('previous_reminder_seconds')},
  ${time('last_status_update_at')},
  ${reference('broadcast_channel_id')},
  ${reference('announcement_channel_id')},
  ${reference('default_commander_id')},
  ${ids('invited_user_ids')},
  ${text('reminder_message_template')},
  ${text('webhook_on_creation_url')},
  ${text('webhook_on_status_update_url')},
  ${text('message_on_join')},
  ${on('post_task_changes')},
  ${off('archive_channel_enabled')},
  ${on('retrospective_enabled')},
  ${count('retrospective_reminder_interval_seconds')},
  ${text('retrospective')},
  ${time('retrospective_published_at')},
  ${reference('retrospective_published_by_user_id')},
  ${off('retrospective_was_canceled')},
  ${time('retrospective_reminder_at')},
  ${reference('retrospective_reminder_post_id')},
  ${off('channel_archived_by_us')},
  ${count('num_tasks')},
  ${count('num_tasks_closed')}
);
create unique index if not exists incident_channel_id
  on incident_collaboration.incident (channel_id) where channel_id <> '';
create index if not exists incident_team_id_create_at
  on incident_collaboration.incident (team_id, create_at, id) where phase = 'started';
create index if not exists incident_team_id_end_at
  on incident_collaboration.incident (team_id, end_at, id) where phase = 'started';
create index if not exists incident_team_id_status
  on incident_collaboration.incident (team_id, status, id) where phase = 'started';
create index if not exists incident_team_id_commander
  on incident_collaboration.incident (team_id, commander_user_id, create_at, id) where phase = 'started';
create index if not exists incident_team_id_update_at
  on incident_collaboration.incident (team_id, update_at, id) where phase = 'started';
create index if not exists incident_team_id_name
  on incident_collaboration.incident (team_id, lower(name), id) where phase = 'started';
create index if not exists incident_commander
  on incident_collaboration.incident (commander_user_id, id) where phase = 'started';
create index if not exists incident_playbook_id
  on incident_collaboration.incident (playbook_id) where phase = 'started';
create index if not exists incident_starting
  on incident_collaboration.incident (start_seen_at) where phase = 'starting';
create index if not exists incident_reminder_at
  on incident_collaboration.incident (reminder_at) where reminder_at > 0 and not overdue;
create index if not exists incident_retrospective_reminder_at
  on incident_collaboration.incident (retrospective_reminder_at) where retrospective_reminder_at > 0;
`

const ofIncident = 'references incident_collaboration.incident on delete cascade'

const checklists = `
create table if not exists incident_collaboration.checklist (
  ${id('id')} primary key,
  ${id('incident_id')} ${ofIncident},
  title text not null,
  position bigint not null,
  create_at bigint not null,
  ${time('delete_at')}
);
create index if not exists checklist_incident_id
  on incident_collaboration.checklist (incident_id, position, id) where delete_at = 0;

create table if not exists incident_collaboration.task (
  ${id('id')} primary key,
  ${id('incident_id')} ${ofIncident},
  ${id('checklist_id')} references incident_collaboration.checklist on delete cascade,
  title text not null,
  ${text('description')},
  ${text('command')},
  state text not null default '' check (state in ('', 'in_progress', 'closed')),
  ${time('state_modified')},
  ${reference('state_modified_post_id')},
  ${reference('assignee_id')},
  ${time('assignee_modified')},
  ${reference('assignee_modified_post_id')},
  ${time('command_last_run')},
  position bigint not null,
  create_at bigint not null,
  update_at bigint not null,
  ${time('delete_at')}
);
create index if not exists task_incident_id
  on incident_collaboration.task (incident_id, checklist_id, position, id) where delete_at = 0;
create index if not exists task_assignee
  on incident_collaboration.task (assignee_id, incident_id) where delete_at = 0 and assignee_id <> '';
`

const record = `
create table if not exists incident_collaboration.status_update (
  ${id('id')} primary key,
  seq bigint not null generated always as identity,
  ${id('incident_id')} ${ofIncident},
  ${id('author_user_id')},
  ${reference('post_id')},
  phase text not null default 'pending' check (phase in ('pending', 'posted')),
  status smallint not null check (status between 1 and 4),
  old_status smallint not null check (old_status between 1 and 4),
  ${text('description')},
  ${text('message')},
  ${count('reminder_seconds')},
  broadcast text not null default 'none' check (broadcast in ('none', 'pending', 'sent', 'failed')),
  create_at bigint not null,
  ${time('edit_at')},
  ${time('delete_at')}
);
create unique index if not exists status_update_post_id
  on incident_collaboration.status_update (post_id) where post_id <> '';
create index if not exists status_update_incident_id
  on incident_collaboration.status_update (incident_id, create_at, seq);
create index if not exists status_update_pending
  on incident_collaboration.status_update (create_at) where phase = 'pending';

create table if not exists incident_collaboration.timeline_event (
  ${id('id')} primary key,
  ${id('incident_id')} ${ofIncident},
  event_at bigint not null,
  create_at bigint not null,
  ${time('delete_at')},
  event_type text not null,
  ${text('summary')},
  ${text('details')},
  ${reference('post_id')},
  ${reference('subject_user_id')},
  ${reference('creator_user_id')}
);
create index if not exists timeline_event_incident_id
  on incident_collaboration.timeline_event (incident_id, event_at, id) where delete_at = 0;
create index if not exists timeline_event_post_id
  on incident_collaboration.timeline_event (post_id) where post_id <> '';

create table if not exists incident_collaboration.participant (
  ${id('incident_id')} ${ofIncident},
  ${id('user_id')},
  ${time('first_joined_at')},
  ${time('last_joined_at')},
  ${time('left_at')},
  ${time('active_at')},
  primary key (incident_id, user_id)
);
create index if not exists participant_user_id
  on incident_collaboration.participant (user_id, incident_id);

create table if not exists incident_collaboration.welcome_seen (
  ${id('incident_id')} ${ofIncident},
  ${id('user_id')},
  ${time('pending_since')},
  ${time('seen_at')},
  primary key (incident_id, user_id)
);
create index if not exists welcome_seen_user_id
  on incident_collaboration.welcome_seen (user_id) where seen_at = 0;
`

export const INCIDENT_TABLES = incident + checklists + record
