import { expect, test } from '@jest/globals'

import type { IncidentUpdated } from '../../../server/contract/events.ts'
import { makeChecklist, makeEntry, makeIncident, makeTask } from '../fake-incident.ts'
import { applyStep } from './apply-parts.ts'

const tasks = (...ids: string[]) => ids.map((id) => makeTask({ id, title: id }))
const checklist = (id: string, ...ids: string[]) => ({ ...makeChecklist(tasks(...ids), id), id })

/** Which tasks stand where after one version step. */
function after(parts: Partial<IncidentUpdated>): Record<string, string[]> {
  const incident = makeIncident({ checklists: [checklist('A', 'a', 'b', 'c'), checklist('B', 'd')] })
  applyStep(incident, { incident_id: incident.id, version: 2, update_at: 5, ...parts })
  return Object.fromEntries(incident.checklists.map(({ id, items }) => [id, items.map((task) => task.id)]))
}

test('a new task stands where the step says, or at the end', () => {
  const added = { ...makeTask({ id: 'n' }), checklist_id: 'A' }
  expect(after({ tasks: [added] })).toEqual({ A: ['a', 'b', 'c', 'n'], B: ['d'] })
  const moved_tasks = [{ id: 'n', checklist_id: 'A', before_task_id: 'b' }]
  expect(after({ tasks: [added], moved_tasks })).toEqual({ A: ['a', 'n', 'b', 'c'], B: ['d'] })
})

test('tasks move within their checklist and into another', () => {
  const move = (id: string, checklist_id: string, before_task_id: string) => ({
    id,
    checklist_id,
    before_task_id,
  })
  expect(after({ moved_tasks: [move('c', 'A', 'a')] })).toEqual({ A: ['c', 'a', 'b'], B: ['d'] })
  expect(after({ moved_tasks: [move('a', 'B', '')] })).toEqual({ A: ['b', 'c'], B: ['d', 'a'] })
  // The second one stands before the end only once the first one has gone there.
  expect(after({ moved_tasks: [move('a', 'B', 'b'), move('b', 'B', '')] })).toEqual({
    A: ['c'],
    B: ['d', 'a', 'b'],
  })
})

test('removed tasks and checklists go', () => {
  expect(after({ removed_task_ids: ['b', 'd', 'unknown'] })).toEqual({ A: ['a', 'c'], B: [] })
  expect(after({ removed_checklist_ids: ['A'] })).toEqual({ B: ['d'] })
})

test('checklists are added, renamed and moved, and keep their tasks', () => {
  const checklists = [
    { id: 'B', title: 'Renamed', before_checklist_id: 'A' },
    { id: 'C', title: 'New', before_checklist_id: '' },
  ]
  expect(Object.entries(after({ checklists }))).toEqual([
    ['B', ['d']],
    ['A', ['a', 'b', 'c']],
    ['C', []],
  ])
})

test('status updates and entries are put in, replaced and taken out', () => {
  const incident = makeIncident({ timeline_events: [makeEntry({ id: 'old' })] })
  const update = {
    id: 'post-1',
    status: 'Active',
    create_at: 1,
    delete_at: 0,
    author_user_id: 'ann',
    edit_at: 0,
  } as const
  const step = { incident_id: incident.id, update_at: 5 }
  applyStep(incident, {
    ...step,
    version: 2,
    status_posts: [update],
    timeline_events: [makeEntry({ id: 'new' })],
    removed_timeline_event_ids: ['old'],
  })
  applyStep(incident, { ...step, version: 3, status_posts: [{ ...update, edit_at: 4 }] })
  expect(incident.status_posts).toEqual([{ ...update, edit_at: 4 }])
  expect(incident.timeline_events.map(({ id }) => id)).toEqual(['new'])
})
