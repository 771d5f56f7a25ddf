import type { IncidentRows } from './row.ts'

const needs = 'tasks, checklists, commander'

export const taskRows: IncidentRows = {
  'PUT /incidents/{id}/tasks/{task_id}/state': { needs, body: () => ({ new_state: 'closed' }) },
  'PUT /incidents/{id}/tasks/{task_id}/assignee': {
    needs,
    body: ({ scene }) => ({ assignee_id: scene.people.member.id }),
  },
  'POST /incidents/{id}/tasks/{task_id}/run': {
    needs,
    also: 'post in the channel',
    archived: 'channel_archived',
  },
}
