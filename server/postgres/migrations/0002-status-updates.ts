import type { Migration } from './index.ts'

/** Why: an update that opened its channel and was then refused has to close it again, after a crash too. */
export const statusUpdates: Migration = {
  number: 2,
  name: 'status updates',
  sql: `
alter table incident_collaboration.status_update
  add column if not exists restores_channel boolean not null default false;
`,
}
