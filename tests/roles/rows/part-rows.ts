import type { IncidentRows } from './row.ts'

export const partRows: IncidentRows = {
  'GET /incidents/{id}/metadata': { needs: 'see' },
  'GET /incidents/{id}/timeline': { needs: 'see' },
  'POST /incidents/{id}/timeline': {
    needs: 'timeline',
    body: ({ target }) => ({
      post_id: target.parameters['post_id'] || target.incidentId,
      summary: 'First sign',
    }),
  },
  'DELETE /incidents/{id}/timeline/{event_id}': { needs: 'timeline' },
  'GET /incidents/{id}/status-updates': { needs: 'see' },
  'GET /incidents/{id}/participants': { needs: 'see' },
  'POST /telemetry/incident/{id}': {
    needs: 'see',
    makes: 'nothing',
    body: () => ({ action: 'open_overview' }),
  },
}
