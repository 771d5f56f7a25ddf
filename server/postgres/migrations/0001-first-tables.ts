import type { Migration } from './index.ts'
import { INCIDENT_TABLES } from './0001-incident-tables.ts'
import { PLAYBOOK_TABLES } from './0001-playbook-tables.ts'
import { SERVER_TABLES } from './0001-server-tables.ts'

/** Why: incidents and playbooks need a place of their own beside Mattermost's tables. */
export const firstTables: Migration = {
  number: 1,
  name: 'first tables',
  sql: INCIDENT_TABLES + PLAYBOOK_TABLES + SERVER_TABLES,
}
