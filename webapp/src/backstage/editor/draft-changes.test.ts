import { expect, test } from '@jest/globals'

import { makeChecklist } from '../../fake-incident.ts'
import { changeDraft, type DraftChange } from './draft-changes.ts'
import { makePlaybook, makeTasks } from './fake-playbook.ts'

const [one, two, three] = [makeTasks(3, 'one'), makeTasks(1, 'two'), makeTasks(0)]
const draft = makePlaybook({
  checklists: [makeChecklist(one, 'A'), makeChecklist(two, 'B'), makeChecklist(three, 'C')],
})
const after = (change: DraftChange) =>
  changeDraft(draft, change).checklists.map(({ title, items }) => [title, ...items.map(({ id }) => id)])

test('a task moves within its checklist, into another one, and into an empty one', () => {
  const move = (id: string, checklistId: string, beforeId: string) =>
    after({ kind: 'task_moved', id, checklistId, beforeId })
  expect(move('one-3', 'checklist-A', 'one-1')[0]).toEqual(['A', 'one-3', 'one-1', 'one-2'])
  expect(move('one-1', 'checklist-B', 'two-1').slice(0, 2)).toEqual([
    ['A', 'one-2', 'one-3'],
    ['B', 'one-1', 'two-1'],
  ])
  expect(move('two-1', 'checklist-C', '')).toEqual([['A', 'one-1', 'one-2', 'one-3'], ['B'], ['C', 'two-1']])
})

test('a checklist moves with its tasks', () => {
  expect(
    after({ kind: 'checklist_moved', id: 'checklist-C', beforeId: 'checklist-A' }).map(([title]) => title),
  ).toEqual(['C', 'A', 'B'])
  expect(after({ kind: 'checklist_moved', id: 'checklist-A', beforeId: '' })[2]).toEqual([
    'A',
    'one-1',
    'one-2',
    'one-3',
  ])
})

test('what is not there any more cannot be moved, and nothing gets lost', () => {
  expect(changeDraft(draft, { kind: 'task_moved', id: 'one-1', checklistId: 'gone', beforeId: '' })).toEqual(
    draft,
  )
  expect(changeDraft(draft, { kind: 'checklist_moved', id: 'gone', beforeId: '' })).toEqual(draft)
})

test('a change of one task leaves every other one the same object', () => {
  const changed = changeDraft(draft, { kind: 'task_changed', id: 'one-2', fields: { command: '/echo' } })
  expect(changed.checklists[0]?.items[1]).toEqual({ ...one[1], command: '/echo' })
  expect(changed.checklists[0]?.items[0]).toBe(one[0])
  expect(changed.checklists[1]).toBe(draft.checklists[1])
})

test('new things stand at the end; removed ones are gone', () => {
  expect(after({ kind: 'checklist_added', id: 'x', title: 'D' })[3]).toEqual(['D'])
  expect(after({ kind: 'task_added', checklistId: 'checklist-B', id: 'x' })[1]).toEqual(['B', 'two-1', 'x'])
  expect(after({ kind: 'task_removed', id: 'one-2' })[0]).toEqual(['A', 'one-1', 'one-3'])
  expect(after({ kind: 'checklist_removed', id: 'checklist-B' }).map(([title]) => title)).toEqual(['A', 'C'])
})
