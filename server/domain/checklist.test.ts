import { expect, test } from '@jest/globals'

import { checklistsFrom, toggled, withTaskState } from './checklist.ts'

const at = new Date('2026-01-02T03:04:05Z')
const ids = () => {
  let count = 0
  return () => `id-${++count}`
}
const triage = {
  title: 'Triage',
  tasks: [{ title: 'Find who is on call', description: 'd', command: '/oncall' }],
}

test('an incident gets copies of the templates with ids of their own and nothing done', () => {
  const [first, second] = checklistsFrom([triage, { title: 'Later', tasks: [] }], ids())
  expect(first).toMatchObject({ id: 'id-1', title: 'Triage' })
  expect(first?.tasks[0]).toMatchObject({ id: 'id-2', checklistId: 'id-1', ...triage.tasks[0], state: '' })
  expect(second).toEqual({ id: 'id-3', title: 'Later', position: 131_072, tasks: [] })
})

test('closing a task says who did it and when; closing it again says nothing', () => {
  const [checklist] = checklistsFrom([triage], ids())
  const task = checklist?.tasks[0]
  if (!task) throw new Error('no task')
  const closed = withTaskState(task, 'closed', 'ann', at)
  expect(closed.task).toMatchObject({ state: 'closed', stateModifiedAt: at })
  expect(closed.facts).toEqual([{ kind: 'task_state_changed', task: closed.task, from: '', by: 'ann', at }])
  expect(withTaskState(closed.task, 'closed', 'bob', at)).toEqual({ task: closed.task, facts: [] })
})

test('ticking closes what is open or in progress and opens what is closed', () => {
  expect(toggled('')).toBe('closed')
  expect(toggled('in_progress')).toBe('closed')
  expect(toggled('closed')).toBe('')
})
