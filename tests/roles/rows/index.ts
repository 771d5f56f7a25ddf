import { incidentRows } from './incident-rows.ts'
import { partRows } from './part-rows.ts'
import type { IncidentRows } from './row.ts'
import { taskRows } from './task-rows.ts'

/** Doors below one incident; a new file of rows is added here. */
export const INCIDENT_ROWS: IncidentRows = { ...incidentRows, ...partRows, ...taskRows }
