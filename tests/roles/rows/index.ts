import { checklistRows } from './checklist-rows.ts'
import { commandRows } from './command-rows.ts'
import { incidentRows } from './incident-rows.ts'
import { partRows } from './part-rows.ts'
import type { IncidentRows } from './row.ts'
import { statusRows } from './status-rows.ts'
import { taskPlaceRows, taskRows } from './task-rows.ts'

/** Doors below one incident; a new file of rows is added here. */
export const INCIDENT_ROWS: IncidentRows = {
  ...incidentRows,
  ...partRows,
  ...checklistRows,
  ...taskRows,
  ...taskPlaceRows,
  ...statusRows,
}

export const COMMAND_ROWS = commandRows

export { choiceRows as CHOICE_ROWS } from './choice-rows.ts'
export { eventRows as EVENT_ROWS } from './event-rows.ts'
export { playbookRows as PLAYBOOK_ROWS } from './playbook-rows.ts'
export { serverRows as SERVER_ROWS } from './server-rows.ts'
export { startRows as START_ROWS } from './start-rows.ts'
export { suggestionRows as SUGGESTION_ROWS } from './suggestion-rows.ts'
export { teamRows as TEAM_ROWS } from './team-rows.ts'
