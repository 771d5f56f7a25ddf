import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { checklistsFrom, type Checklist } from './checklist.ts'
import { mustFindTask } from './checklists.ts'
import { addTask, moveTask, reorderTask } from './task-places.ts'

const by = { by: 'ann', at: new Date('2026-01-02T03:04:05Z') }

/** Tasks are called by their titles, which are their ids too; so are checklists. */
const world = (given: Record<string, readonly string[]>): Checklist[] => {
  const names = Object.entries(given).flatMap(([title, tasks]) => [title, ...tasks])
  const lists = Object.entries(given).map(([title, tasks]) => ({
    title,
    tasks: tasks.map((task) => ({ title: task, description: '', command: '' })),
  }))
  return checklistsFrom(lists, () => names.shift() ?? '')
}
const shape = (checklists: readonly Checklist[]): Record<string, string[]> =>
  Object.fromEntries(checklists.map(({ title, tasks }) => [title, tasks.map((task) => task.title)]))
const titled = (count: number, prefix = 't'): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)

const two = world({ A: ['a', 'b', 'c'], B: ['x'] })
const given = { id: 'new', title: 'new', description: 'd', command: '/c', checklistId: 'B', assigneeId: '' }

test('a new task stands at the end of its checklist, open and nobody’s', () => {
  const { checklists, task, facts } = addTask(two, given, by)
  expect(shape(checklists)).toEqual({ A: ['a', 'b', 'c'], B: ['x', 'new'] })
  expect(task).toMatchObject({ ...given, position: 131_072, state: '', assigneeModifiedAt: undefined })
  expect(mustFindTask(checklists, 'new')).toBe(task)
  expect(facts).toEqual([{ kind: 'task_added', task, ...by }])
})

test('an assignee given when adding counts as an assignment', () => {
  const { task, facts } = addTask(two, { ...given, assigneeId: 'bob' }, by)
  expect(task).toMatchObject({ assigneeId: 'bob', assigneeModifiedAt: by.at })
  expect(facts).toMatchObject([{ kind: 'task_added' }, { kind: 'task_assigned', from: '', by: 'ann' }])
})

test.each([
  ['c', 'A', 'a', { A: ['c', 'a', 'b'], B: ['x'] }],
  ['a', 'A', 'c', { A: ['b', 'a', 'c'], B: ['x'] }],
  ['a', undefined, '', { A: ['b', 'c', 'a'], B: ['x'] }],
  ['b', 'B', 'x', { A: ['a', 'c'], B: ['b', 'x'] }],
  ['x', 'A', '', { A: ['a', 'b', 'c', 'x'], B: [] }],
])('%s moves into %s before "%s"', (taskId, checklistId, beforeTaskId, expected) => {
  const { checklists, facts } = moveTask(two, { taskId, checklistId, beforeTaskId }, by)
  expect(shape(checklists)).toEqual(expected)
  const all = two.flatMap(({ tasks }) => tasks)
  const moved = checklists.flatMap(({ tasks }) => tasks).filter((task) => !all.includes(task))
  expect(moved.map(({ id }) => id)).toEqual([taskId])
  expect(facts).toEqual([{ kind: 'task_moved', task: moved[0], ...by }])
})

test('moving a task to where it stands is no change', () => {
  for (const beforeTaskId of ['b', 'a']) {
    expect(moveTask(two, { taskId: 'a', checklistId: 'A', beforeTaskId }, by).facts).toEqual([])
  }
  expect(moveTask(two, { taskId: 'c', checklistId: 'A', beforeTaskId: '' }, by).facts).toEqual([])
})

test('what is not there is told apart: the task, the checklist, the neighbour', () => {
  const move = (taskId: string, checklistId: string, beforeTaskId: string) => () =>
    moveTask(two, { taskId, checklistId, beforeTaskId }, by)
  const refusal = (code: string, field?: string) =>
    expect.objectContaining({ code, details: field ? { field } : {} })
  expect(move('gone', 'A', '')).toThrow(refusal('not_found'))
  expect(move('a', 'gone', '')).toThrow(refusal('invalid', 'checklist_id'))
  expect(move('a', 'A', 'x')).toThrow(refusal('invalid', 'before_task_id'))
})

test.each([
  [0, 2, ['b', 'c', 'a']],
  [2, 0, ['c', 'a', 'b']],
  [0, 1, ['b', 'a', 'c']],
  [1, 1, ['a', 'b', 'c']],
])('by places, %i goes to %i', (from, to, order) => {
  const [a] = two
  if (!a) throw new Error('no checklist')
  expect(shape(reorderTask(two, a, { from, to }, by).checklists)['A']).toEqual(order)
})

test('places outside the checklist are refused by name', () => {
  const [a] = two
  if (!a) throw new Error('no checklist')
  expect(() => reorderTask(two, a, { from: 3, to: 0 }, by)).toThrow('item_num must be less than 3.')
  expect(() => reorderTask(two, a, { from: 0, to: 3 }, by)).toThrow('new_location must be less than 3.')
})

test('X-16 a full checklist takes no task, neither a new one nor a moved one, but gives and reorders them', () => {
  const full = world({ A: titled(201), B: ['x'] })
  expect(() => addTask(full, { ...given, checklistId: 'A' }, by)).toThrow('at most 200 tasks')
  expect(() => moveTask(full, { taskId: 'x', checklistId: 'A', beforeTaskId: '' }, by)).toThrow('at most 200')
  expect(moveTask(full, { taskId: 't0', checklistId: 'A', beforeTaskId: '' }, by).facts).toHaveLength(1)
  expect(moveTask(full, { taskId: 't0', checklistId: 'B', beforeTaskId: '' }, by).facts).toHaveLength(1)
})

test('X-16 the 501st task is refused', () => {
  const lists = { A: titled(199, 'a'), B: titled(200, 'b'), C: titled(100, 'c') }
  const all = world(lists)
  const added = addTask(all, { ...given, checklistId: 'C' }, by).checklists
  expect(() => addTask(added, { ...given, id: 'more', checklistId: 'A' }, by)).toThrow('at most 500 tasks')
})

type Step = { kind: 'add' | 'move' | 'remove'; which: number; list: number; before: number }

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('add', 'move', 'move', 'remove'),
    which: fc.nat(30),
    list: fc.nat(2),
    before: fc.nat(8),
  }),
  { maxLength: 40 },
)

/** The same with plain lists of names. */
function expected(model: string[][], { kind, which, list, before }: Step, id: string): string | undefined {
  const names = model.flat()
  const target = model[list] ?? []
  if (kind === 'add') return void target.push(id)
  const name = names[which % Math.max(names.length, 1)]
  if (name === undefined) return undefined
  const next = target[before]
  if (kind === 'move' && next === name) return name
  for (const one of model) if (one.includes(name)) one.splice(one.indexOf(name), 1)
  if (kind === 'move') target.splice(next === undefined ? target.length : target.indexOf(next), 0, name)
  return name
}

test('P-85 any adding, moving and removing leaves the order that plain lists would have, and strict positions', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let checklists: readonly Checklist[] = world({ A: ['a', 'b'], B: [], C: ['c'] })
      const model = [['a', 'b'], [], ['c']]
      for (const [index, step] of all.entries()) {
        const beforeTaskId = model[step.list]?.[step.before] ?? ''
        const name = expected(model, step, `n${index}`)
        const checklistId = ['A', 'B', 'C'][step.list] ?? ''
        if (step.kind === 'add') {
          checklists = addTask(
            checklists,
            { ...given, id: `n${index}`, title: `n${index}`, checklistId },
            by,
          ).checklists
        } else if (name !== undefined && step.kind === 'move') {
          checklists = moveTask(checklists, { taskId: name, checklistId, beforeTaskId }, by).checklists
        } else if (name !== undefined) {
          checklists = checklists.map((list) => ({
            ...list,
            tasks: list.tasks.filter(({ id }) => id !== name),
          }))
        }
      }
      expect(Object.values(shape(checklists))).toEqual(model)
      for (const { id, tasks } of checklists) {
        const positions = tasks.map(({ position }) => position)
        expect(positions).toEqual([...new Set(positions)].toSorted((one, other) => one - other))
        expect(tasks.every(({ checklistId }) => checklistId === id)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
