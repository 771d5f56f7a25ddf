import { id, reference } from './0001-columns.ts'
import type { Migration } from './index.ts'

/** Why: all nodes together tell a team at most every ten seconds to read its incidents again; who removed an entry stays on record. */
export const teamHints: Migration = {
  number: 3,
  name: 'team hints',
  sql: `
create table if not exists incident_collaboration.team_hint (
  ${id('team_id')} primary key,
  told_at bigint not null
);

alter table incident_collaboration.timeline_event
  add column if not exists ${reference('delete_user_id')};
`,
}
