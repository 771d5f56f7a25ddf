import { expect, test } from '@jest/globals'

import { checklistsFrom, type Checklist } from './checklist.ts'
import { addChecklist, moveChecklist, removeChecklist, renameChecklist } from './checklists.ts'

const by = { by: 'ann', at: new Date('2026-01-02T03:04:05Z') }
const ids = () => {
  let count = 0
  return () => `id-${++count}`
}
const named = (...titles: string[]): Checklist[] =>
  checklistsFrom(
    titles.map((title) => ({ title, tasks: [{ title: `${title} task`, description: '', command: '' }] })),
    ids(),
  )
const three = named('Triage', 'Fix', 'After')
const [triage, fix, after] = three.map(({ id }) => id)
const titles = (checklists: readonly Checklist[]): string[] => checklists.map(({ title }) => title)

test('a new checklist stands at the end, empty', () => {
  const { checklists, checklist, facts } = addChecklist(three, { id: 'new', title: 'Later' }, by)
  expect(titles(checklists)).toEqual(['Triage', 'Fix', 'After', 'Later'])
  expect(checklist).toEqual({ id: 'new', title: 'Later', position: 262_144, tasks: [] })
  expect(facts).toEqual([{ kind: 'checklist_added', checklist, ...by }])
})

test('X-16 the 51st checklist is refused, also where there are more already; those may go', () => {
  const many = named(...Array.from({ length: 51 }, (_, index) => `List ${index}`))
  const add = (checklists: readonly Checklist[]) => addChecklist(checklists, { id: 'new', title: 'One' }, by)
  expect(add(many.slice(0, 49)).checklists).toHaveLength(50)
  expect(() => add(many.slice(0, 50))).toThrow('at most 50 checklists')
  expect(() => add(many)).toThrow('at most 50 checklists')
  expect(removeChecklist(many, many[0]?.id ?? '', by).checklists).toHaveLength(50)
})

test('a checklist is renamed where it stands; the same title again is no change', () => {
  const renamed = renameChecklist(three, fix ?? '', 'Repair', by)
  expect(titles(renamed.checklists)).toEqual(['Triage', 'Repair', 'After'])
  expect(renamed.checklist.tasks).toBe(three[1]?.tasks)
  expect(renamed.facts).toMatchObject([{ kind: 'checklist_renamed' }])
  expect(renameChecklist(three, fix ?? '', 'Fix', by)).toMatchObject({ checklists: three, facts: [] })
})

test('the last checklist may go, too', () => {
  const [only] = three
  const { checklists, facts } = removeChecklist(three.slice(0, 1), triage ?? '', by)
  expect(checklists).toEqual([])
  expect(facts).toEqual([{ kind: 'checklist_removed', checklist: only, ...by }])
})

test.each([
  ['After', 'Triage', ['After', 'Triage', 'Fix']],
  ['Triage', 'After', ['Fix', 'Triage', 'After']],
  ['Triage', '', ['Fix', 'After', 'Triage']],
])('%s moves before "%s"', (title, before, order) => {
  const idOf = (name: string): string => three.find((one) => one.title === name)?.id ?? ''
  const { checklists, facts } = moveChecklist(three, idOf(title), idOf(before), by)
  expect(titles(checklists)).toEqual(order)
  expect(checklists.filter((one) => three.includes(one))).toHaveLength(2)
  expect(facts).toMatchObject([{ kind: 'checklist_moved', checklist: { title } }])
})

test('moving it to where it stands is no change', () => {
  for (const before of [fix, triage]) {
    expect(moveChecklist(three, triage ?? '', before ?? '', by)).toEqual({ checklists: three, facts: [] })
  }
  expect(moveChecklist(three, after ?? '', '', by)).toEqual({ checklists: three, facts: [] })
})

test('a checklist that is not there is not found, a neighbour that is not there is refused by name', () => {
  for (const change of [
    () => renameChecklist(three, 'gone', 'x', by),
    () => removeChecklist(three, 'gone', by),
    () => moveChecklist(three, 'gone', '', by),
  ]) {
    expect(change).toThrow(expect.objectContaining({ code: 'not_found' }))
  }
  expect(() => moveChecklist(three, fix ?? '', 'gone', by)).toThrow(
    expect.objectContaining({ code: 'invalid', details: { field: 'before_checklist_id' } }),
  )
})
