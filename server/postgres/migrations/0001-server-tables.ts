import { count, id, reference, text, time } from './0001-columns.ts'

/** What outlives the incident it speaks of (outbox, audit, keys) has no foreign key to it. */
export const SERVER_TABLES = `
create table if not exists incident_collaboration.setting (
  name text primary key,
  value jsonb not null,
  ${time('update_at')},
  ${reference('update_user_id')}
);

create table if not exists incident_collaboration.user_preference (
  ${id('user_id')},
  name text not null,
  value jsonb not null,
  primary key (user_id, name)
);

create table if not exists incident_collaboration.outbox (
  seq bigint generated always as identity primary key,
  ${reference('incident_id')},
  kind text not null,
  key text not null,
  payload jsonb not null,
  ${time('not_before')},
  ${count('tries')},
  ${text('last_error')},
  ${time('dead_at')},
  create_at bigint not null
);
create unique index if not exists outbox_key on incident_collaboration.outbox (key);
create index if not exists outbox_incident_id on incident_collaboration.outbox (incident_id, seq);
create index if not exists outbox_not_before
  on incident_collaboration.outbox (not_before) where dead_at = 0;

create table if not exists incident_collaboration.idempotency_key (
  ${id('user_id')},
  route text not null,
  key text not null,
  body_hash text not null,
  ${count('status')},
  ${text('body')},
  ${text('object_id')},
  create_at bigint not null,
  expire_at bigint not null,
  primary key (user_id, route, key)
);
create index if not exists idempotency_key_expire_at
  on incident_collaboration.idempotency_key (expire_at);

create table if not exists incident_collaboration.audit_record (
  ${id('id')} primary key,
  at bigint not null,
  ${reference('actor_user_id')},
  actor_kind text not null,
  door text not null,
  action text not null,
  outcome text not null,
  ${text('object_type')},
  ${text('object_id')},
  ${reference('incident_id')},
  ${reference('playbook_id')},
  ${reference('team_id')},
  fields jsonb not null default '{}',
  ${text('request_id')},
  ${text('ip_address')}
);
create index if not exists audit_record_at on incident_collaboration.audit_record (at, id);
create index if not exists audit_record_incident_id
  on incident_collaboration.audit_record (incident_id, at, id);
create index if not exists audit_record_actor
  on incident_collaboration.audit_record (actor_user_id, at, id);
`
