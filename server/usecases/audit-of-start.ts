import type { AuditedAct } from '../domain/audit.ts'
import { countTasks } from '../domain/checklists.ts'
import type { Incident, NewIncident } from '../domain/incident.ts'

/** A start that was accepted: from then on it is carried through, or undone on record. */
export const startedIncident = ({ incident, checklists }: NewIncident): AuditedAct => ({
  ...startAct(incident),
  fields: {
    commander_user_id: incident.commanderId,
    channel_type: incident.channelType,
    num_checklists: checklists.length,
    num_tasks: countTasks(checklists),
  },
})

/** One way or the other. */
export const startAct = ({ id, playbookId, teamId }: Incident): AuditedAct => ({
  action: 'incident.start',
  object: { type: 'incident', id },
  incidentId: id,
  playbookId,
  teamId,
})
