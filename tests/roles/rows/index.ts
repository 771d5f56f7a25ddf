import { commandRows } from './command-rows.ts'
import { incidentRows } from './incident-rows.ts'
import { partRows } from './part-rows.ts'
import type { IncidentRows } from './row.ts'
import { taskRows } from './task-rows.ts'

/** Doors below one incident; a new file of rows is added here. */
export const INCIDENT_ROWS: IncidentRows = { ...incidentRows, ...partRows, ...taskRows }

/** Subcommands about the incident of a channel, by name; a remark in brackets tells several uses of one apart. */
export const COMMAND_ROWS = commandRows
