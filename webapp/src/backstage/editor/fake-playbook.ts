import { makeChecklist, makeTask } from '../../fake-incident.ts'
import { emptyDraft, type Draft } from './draft.ts'

/** A private playbook of `ann` as the server sends it, for tests. */
export const makePlaybook = (fields: Partial<Draft> = {}): Draft => {
  const checklists = fields.checklists ?? [makeChecklist()]
  return {
    ...emptyDraft({ teamId: 'team-1', userId: 'ann', welcome: 'Welcome!', newId: () => '' }),
    id: 'playbook-1',
    version: 3,
    title: 'Outage',
    summary: 'When nothing works',
    num_stages: checklists.length,
    num_steps: checklists.reduce((sum, { items }) => sum + items.length, 0),
    ...fields,
    checklists,
  }
}

/** So many tasks, with ids of their own. */
export const makeTasks = (count: number, prefix = 'task') =>
  Array.from({ length: count }, (_, index) =>
    makeTask({ id: `${prefix}-${index + 1}`, title: `Do ${index + 1}` }),
  )
