import type { AuditedAct } from '../domain/audit.ts'

export type ExportFormat = 'json' | 'markdown' | 'html' | 'csv'

/** Of one incident. */
export const exportAct = (incidentId: string, format: ExportFormat): AuditedAct => ({
  action: 'incident.export',
  object: { type: 'incident', id: incidentId },
  incidentId,
  fields: { format },
})

/** Of the list of a team. */
export const exportListAct = (teamId: string, format: ExportFormat): AuditedAct => ({
  action: 'incident.export',
  object: { type: 'team', id: teamId },
  teamId,
  fields: { format },
})
