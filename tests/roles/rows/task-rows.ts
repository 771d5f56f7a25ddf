import type { IncidentRows } from './row.ts'

const needs = 'tasks, checklists, commander'

const title = () => ({ title: 'Call the bank' })
const last = () => ({ before_task_id: '' })

export const taskRows: IncidentRows = {
  'POST /incidents/{id}/checklists': { needs, body: title },
  'PUT /incidents/{id}/checklists/{checklist_id}': { needs, body: title },
  'PUT /incidents/{id}/checklists/{checklist_id}/position': {
    needs,
    body: () => ({ before_checklist_id: '' }),
  },
  'DELETE /incidents/{id}/checklists/{checklist_id}': { needs },
  'POST /incidents/{id}/checklists/{checklist_id}/tasks': { needs, body: title },
  'PUT /incidents/{id}/checklists/{c}/add': {
    needs,
    body: title,
    twin: 'POST /incidents/{id}/checklists/{checklist_id}/tasks',
  },
  'PUT /incidents/{id}/tasks/{task_id}': { needs, body: title },
  'PUT /incidents/{id}/checklists/{c}/item/{i}': {
    needs,
    body: title,
    twin: 'PUT /incidents/{id}/tasks/{task_id}',
  },
  'DELETE /incidents/{id}/tasks/{task_id}': { needs },
  'DELETE /incidents/{id}/checklists/{c}/item/{i}': {
    needs,
    twin: 'DELETE /incidents/{id}/tasks/{task_id}',
  },
  'PUT /incidents/{id}/tasks/{task_id}/position': { needs, body: last },
  'PUT /incidents/{id}/checklists/{c}/reorder': {
    needs,
    body: () => ({ item_num: 0, new_location: 1 }),
    twin: 'PUT /incidents/{id}/tasks/{task_id}/position',
  },
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
  'PUT /incidents/{id}/checklists/{c}/item/{i}/state': {
    needs,
    body: () => ({ new_state: 'closed' }),
    twin: 'PUT /incidents/{id}/tasks/{task_id}/state',
  },
  'PUT /incidents/{id}/checklists/{c}/item/{i}/assignee': {
    needs,
    body: ({ scene }) => ({ assignee_id: scene.people.member.id }),
    twin: 'PUT /incidents/{id}/tasks/{task_id}/assignee',
  },
  'POST /incidents/{id}/checklists/{c}/item/{i}/run': {
    needs,
    also: 'post in the channel',
    archived: 'channel_archived',
    twin: 'POST /incidents/{id}/tasks/{task_id}/run',
  },
}
