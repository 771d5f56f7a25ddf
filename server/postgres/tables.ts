import type { HostTables } from './tables-of-host.ts'
import type { IncidentTables } from './tables-of-incident.ts'
import type { PlaybookTables } from './tables-of-playbook.ts'
import type { ServerTables } from './tables-of-server.ts'

/**
 * Every table that a query may name: ours and those of Mattermost that we read. Times are milliseconds since
 * 1970, 0 = never; an absent reference is `""`.
 */
export type Tables = IncidentTables & PlaybookTables & ServerTables & HostTables
