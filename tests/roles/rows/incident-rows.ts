import type { IncidentRows } from './row.ts'

export const incidentRows: IncidentRows = {
  'GET /incidents/{id}': { needs: 'see' },
  'GET /incidents/channel/{channel_id}': { needs: 'see', twin: 'GET /incidents/{id}' },
  'PATCH /incidents/{id}': { needs: 'rename, describe', body: () => ({ description: 'Seen again.' }) },
  'PATCH /incidents/{id} (name)': {
    needs: 'rename, describe',
    also: 'rename the channel',
    archived: 'channel_archived',
    body: () => ({ name: 'Shop is slow' }),
  },
  'POST /incidents/{id}/retrospective': {
    needs: 'retrospective',
    body: () => ({ retrospective: 'A certificate ran out.' }),
  },
  'POST /incidents/{id}/retrospective/publish': {
    needs: 'retrospective',
    also: 'post in the channel',
    body: () => ({ retrospective: 'A certificate ran out.' }),
  },
  'POST /incidents/{id}/retrospective/cancel': { needs: 'retrospective' },
  'POST /incidents/{id}/commander': {
    needs: 'tasks, checklists, commander',
    body: ({ scene }) => ({ commander_id: scene.people['member who may not post'].id }),
  },
}
