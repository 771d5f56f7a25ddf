import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { editChecklists } from './playbook-checklists.ts'
import type { PlaybookChecklist } from './playbook.ts'

let last = 0
const newId = (): string => `new-${++last}`

const task = (id: string) => ({ id, title: `Task ${id}`, description: 'how', command: '/echo' })
const present: readonly PlaybookChecklist[] = [
  { id: 'l1', title: 'Triage', tasks: [task('t1'), task('t2')] },
  { id: 'l2', title: 'Later', tasks: [task('t3')] },
]

test('ids that the playbook has are kept, wherever the task went; all others are new', () => {
  const after = editChecklists(
    present,
    [
      { id: 'l2', title: 'Later', tasks: [task('t1'), task('foreign'), { title: 'New' }] },
      { id: 'foreign', title: 'Other', tasks: [] },
    ],
    newId,
  )
  expect(after.map(({ id }) => id)).toEqual(['l2', expect.stringMatching(/^new-/)])
  expect(after[0]?.tasks.map(({ id }) => id)).toEqual([
    't1',
    expect.stringMatching(/^new-/),
    expect.stringMatching(/^new-/),
  ])
  expect(after[0]?.tasks[2]).toMatchObject({ title: 'New', description: '', command: '' })
})

test('an id counts once, and not for a thing of another kind', () => {
  const twice = { id: 'l1', title: 'Triage', tasks: [task('t1'), task('t1'), task('l2')] }
  const [first, second] = editChecklists(present, [twice, { ...twice, tasks: [] }], newId)
  expect(first?.id).toBe('l1')
  expect(second?.id).toMatch(/^new-/)
  expect(first?.tasks.map(({ id }) => id.slice(0, 3))).toEqual(['t1', 'new', 'new'])
})

test('what is left out of a known one stays', () => {
  const after = editChecklists(
    present,
    [{ id: 'l1', tasks: [{ id: 't2', command: '' }] }, { id: 'l2' }],
    newId,
  )
  expect(after).toEqual([{ ...present[0], tasks: [{ ...task('t2'), command: '' }] }, present[1]])
})

test.each([
  ['/', ''],
  [' / ', ''],
  ['', ''],
  ['/echo a ', '/echo a'],
])('a command typed as %j is stored as %j', (typed, stored) => {
  const [list] = editChecklists([], [{ title: 'a', tasks: [{ title: 'b', command: typed }] }], newId)
  expect(list?.tasks[0]?.command).toBe(stored)
})

test.each([
  ['a command of two lines', { title: 'b', command: '/a\nb' }, 'checklists.0.items.0.command'],
  ['a title of two lines', { title: 'a\nb' }, 'checklists.0.items.0.title'],
  ['no title', {}, 'checklists.0.items.0.title'],
])('%s is refused at its field', (_what, given, field) => {
  expect(() => editChecklists([], [{ title: 'a', tasks: [given] }], newId)).toThrow(
    expect.objectContaining({ code: 'invalid', details: { field } }),
  )
})

test('sending back what there is changes nothing, whatever it is', () => {
  const text = fc.string()
  const lists = fc.array(
    fc.record({ title: text, tasks: fc.array(fc.record({ title: text, description: text, command: text })) }),
  )
  fc.assert(
    fc.property(lists, (given) => {
      const stored = given.map((list, l) => ({
        ...list,
        id: `l${l}`,
        tasks: list.tasks.map((one, t) => ({ ...one, id: `l${l}t${t}` })),
      }))
      expect(editChecklists(stored, stored, newId)).toEqual(stored)
    }),
  )
})
