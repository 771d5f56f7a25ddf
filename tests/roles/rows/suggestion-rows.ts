import type { IncidentNeeds } from '../expected.ts'

/** Lists for autocomplete: empty where the person could not do what they are for. */
export const suggestionRows: Readonly<Record<string, IncidentNeeds>> = {
  'GET /incidents/checklist-autocomplete': { needs: 'tasks, checklists, commander' },
  'GET /incidents/checklist-autocomplete-item': { needs: 'tasks, checklists, commander' },
}
