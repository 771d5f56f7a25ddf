import type { IncidentRows } from './row.ts'

export const partRows: IncidentRows = {
  'GET /incidents/{id}/metadata': { needs: 'see' },
  'GET /incidents/{id}/timeline': { needs: 'see' },
  'DELETE /incidents/{id}/timeline/{event_id}': { needs: 'timeline' },
  'GET /incidents/{id}/status-updates': { needs: 'see' },
  'GET /incidents/{id}/participants': { needs: 'see' },
}
