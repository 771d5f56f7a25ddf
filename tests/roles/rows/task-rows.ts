import type { IncidentRow, IncidentRows } from './row.ts'

const needs = 'tasks, checklists, commander'

const add: IncidentRow = { needs, body: () => ({ title: 'Call the bank' }) }
const edit: IncidentRow = { needs, body: () => ({ title: 'Call the bank' }) }
const tick: IncidentRow = { needs, body: () => ({ new_state: 'closed' }) }
const assign: IncidentRow = { needs, body: ({ scene }) => ({ assignee_id: scene.people.member.id }) }
const run: IncidentRow = { needs, also: 'post in the channel', archived: 'channel_archived' }

export const taskRows: IncidentRows = {
  'PUT /incidents/{id}/tasks/{task_id}': edit,
  'DELETE /incidents/{id}/tasks/{task_id}': { needs },
  'PUT /incidents/{id}/tasks/{task_id}/state': tick,
  'PUT /incidents/{id}/tasks/{task_id}/assignee': assign,
  'POST /incidents/{id}/tasks/{task_id}/run': run,
  'PUT /incidents/{id}/tasks/{task_id}/position': {
    needs,
    body: ({ target }) => ({ checklist_id: target.parameters['checklist_id'], before_task_id: '' }),
  },
}

/** The same by position. */
export const taskPlaceRows: IncidentRows = {
  'PUT /incidents/{id}/checklists/{c}/add': {
    ...add,
    twin: 'POST /incidents/{id}/checklists/{checklist_id}/tasks',
  },
  'PUT /incidents/{id}/checklists/{c}/reorder': { needs, body: () => ({ item_num: 0, new_location: 1 }) },
  'PUT /incidents/{id}/checklists/{c}/item/{i}': { ...edit, twin: 'PUT /incidents/{id}/tasks/{task_id}' },
  'DELETE /incidents/{id}/checklists/{c}/item/{i}': { needs, twin: 'DELETE /incidents/{id}/tasks/{task_id}' },
  'PUT /incidents/{id}/checklists/{c}/item/{i}/state': {
    ...tick,
    twin: 'PUT /incidents/{id}/tasks/{task_id}/state',
  },
  'PUT /incidents/{id}/checklists/{c}/item/{i}/assignee': {
    ...assign,
    twin: 'PUT /incidents/{id}/tasks/{task_id}/assignee',
  },
  'POST /incidents/{id}/checklists/{c}/item/{i}/run': {
    ...run,
    twin: 'POST /incidents/{id}/tasks/{task_id}/run',
  },
}
