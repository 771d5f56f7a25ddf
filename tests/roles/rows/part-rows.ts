import type { IncidentRows } from './row.ts'

export const partRows: IncidentRows = {
  'GET /incidents/{id}/metadata': { needs: 'see' },
  'GET /incidents/{id}/timeline': { needs: 'see' },
  'GET /incidents/{id}/status-updates': { needs: 'see' },
  'GET /incidents/{id}/participants': { needs: 'see' },
}
