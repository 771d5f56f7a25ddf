import type { IncidentRows } from './row.ts'

const needs = 'tasks, checklists, commander'
const title = 'Follow up'

export const checklistRows: IncidentRows = {
  'POST /incidents/{id}/checklists': { needs, body: () => ({ title }) },
  'PUT /incidents/{id}/checklists/{checklist_id}': { needs, body: () => ({ title }) },
  'DELETE /incidents/{id}/checklists/{checklist_id}': { needs },
  'PUT /incidents/{id}/checklists/{checklist_id}/position': {
    needs,
    body: () => ({ before_checklist_id: '' }),
  },
  'POST /incidents/{id}/checklists/{checklist_id}/tasks': { needs, body: () => ({ title }) },
  'POST /incidents/{id}/checklists/{c}/add-dialog': {
    needs,
    twin: 'POST /incidents/{id}/checklists/{checklist_id}/tasks',
    body: ({ scene, target, role }) => ({
      state: scene.sign({
        kind: 'add_task',
        userId: scene.people[role].id,
        incidentId: target.parameters['id'] ?? '',
        checklistId: target.parameters['checklist_id'] ?? '',
      }),
      submission: { name: title },
    }),
  },
}
