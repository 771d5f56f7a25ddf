import { count, id, reference, text, time } from './0001-columns.ts'
import type { Migration } from './index.ts'

/** Why: what webhooks are to be told is kept until it is told, with what came of each attempt. */
export const webhookDeliveries: Migration = {
  number: 4,
  name: 'webhook deliveries',
  sql: `
create table if not exists incident_collaboration.webhook_delivery (
  ${id('id')} primary key,
  seq bigint not null generated always as identity,
  ${id('incident_id')} references incident_collaboration.incident on delete cascade,
  ${reference('playbook_id')},
  event text not null check (event in ('incident_created', 'status_updated')),
  ${id('event_id')},
  ${reference('replay_of')},
  url text not null,
  ${text('target_host')},
  body text not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  ${count('tries')},
  ${time('next_try_at')},
  create_at bigint not null,
  ${time('done_at')}
);
create index if not exists webhook_delivery_incident_id
  on incident_collaboration.webhook_delivery (incident_id, create_at, id);
create unique index if not exists webhook_delivery_event_id
  on incident_collaboration.webhook_delivery (incident_id, event_id) where replay_of = '';
create index if not exists webhook_delivery_next_try_at
  on incident_collaboration.webhook_delivery (next_try_at) where state = 'pending';
create index if not exists webhook_delivery_first_tries
  on incident_collaboration.webhook_delivery (incident_id, seq) where state = 'pending' and tries = 0;
create index if not exists webhook_delivery_done_at
  on incident_collaboration.webhook_delivery (done_at) where done_at > 0;

create table if not exists incident_collaboration.webhook_attempt (
  ${id('delivery_id')} references incident_collaboration.webhook_delivery on delete cascade,
  number integer not null,
  at bigint not null,
  ${count('duration_ms')},
  ${count('status')},
  outcome text not null,
  primary key (delivery_id, number)
);

alter table incident_collaboration.incident add column if not exists ${time('webhook_warned_at')};
`,
}
