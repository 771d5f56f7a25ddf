import type { IncidentRows } from './row.ts'

export const partRows: IncidentRows = {
  'GET /incidents/{id}/export': { needs: 'see', query: () => ({ format: 'json' }), isOneByOne: true },
  'GET /incidents/{id}/export (report)': {
    needs: 'see',
    query: () => ({ format: 'html' }),
    isOneByOne: true,
  },
  'GET /incidents/{id}/export (messages)': {
    needs: 'webhook deliveries, messages',
    query: () => ({ format: 'csv' }),
    isOneByOne: true,
  },
  'GET /incidents/{id}/metadata': { needs: 'see' },
  'GET /incidents/{id}/timeline': { needs: 'see' },
  'POST /incidents/{id}/timeline': {
    needs: 'timeline',
    body: ({ target }) => ({
      post_id: target.parameters['post_id'] || target.incidentId,
      summary: 'First sign',
    }),
  },
  'POST /incidents/add-to-timeline-dialog': {
    needs: 'timeline',
    isSigned: true,
    names: ['id'],
    body: ({ scene, target, role }) => ({
      state: scene.sign({
        kind: 'add_to_timeline',
        userId: scene.people[role].id,
        postId: target.parameters['post_id'] || target.incidentId,
      }),
      submission: { incident: target.parameters['id'], summary: 'First sign' },
    }),
    twin: 'POST /incidents/{id}/timeline',
  },
  'DELETE /incidents/{id}/timeline/{event_id}': { needs: 'timeline' },
  'GET /incidents/{id}/status-updates': { needs: 'see' },
  'GET /incidents/{id}/check-and-send-message-on-join/{channel_id}': {
    needs: 'tasks, checklists, commander',
  },
  'GET /incidents/{id}/webhook-deliveries': { needs: 'webhook deliveries, messages' },
  'GET /incidents/{id}/webhook-deliveries/{delivery_id}': { needs: 'webhook deliveries, messages' },
  'POST /incidents/{id}/webhook-deliveries/{delivery_id}/replay': {
    needs: 'webhook deliveries, messages',
    makes: 'nothing',
  },
  'GET /incidents/{id}/participants': { needs: 'see' },
  'POST /telemetry/incident/{id}': {
    needs: 'see',
    makes: 'nothing',
    body: () => ({ action: 'open_overview' }),
  },
}
