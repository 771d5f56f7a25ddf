import { expect, test } from '@jest/globals'

import { makeChecklist, makeTask } from '../../fake-incident.ts'
import { completionsOf, cutTitle, tickDurations } from './completions.ts'

const done = (id: string, at: number) => makeTask({ id, title: id, state: 'closed', state_modified: at })

const rowsOf = (...checklists: ReturnType<typeof makeChecklist>[]) =>
  completionsOf(checklists, 100).map(({ taskId, checklist, sinceStart, sincePrevious }) => [
    taskId,
    checklist,
    sinceStart,
    sincePrevious,
  ])

test('A-167: tasks stand in list order, each with the time since the start and since the one done before it', () => {
  const triage = makeChecklist([done('late', 400), makeTask({ id: 'open' }), done('early', 150)], 'Triage')
  const fix = makeChecklist([done('between', 250)], 'Fix')
  expect(rowsOf(triage, fix)).toEqual([
    ['late', 'Triage', 300, 150],
    ['open', 'Triage', undefined, undefined],
    ['early', 'Triage', 50, undefined],
    ['between', 'Fix', 150, 100],
  ])
})

test('A-167: tasks done at the same moment keep their own rows; reopened and running ones have no time', () => {
  const reopened = makeTask({ id: 'reopened', state: '', state_modified: 300 })
  const running = makeTask({ id: 'running', state: 'in_progress', state_modified: 300 })
  const checklist = makeChecklist([done('one', 200), done('two', 200), reopened, running, done('three', 250)])
  expect(rowsOf(checklist)).toEqual([
    ['one', 'Triage', 100, undefined],
    ['two', 'Triage', 100, 0],
    ['reopened', 'Triage', undefined, undefined],
    ['running', 'Triage', undefined, undefined],
    ['three', 'Triage', 150, 50],
  ])
})

test('A-167: titles are cut at 25 characters, between emoji', () => {
  expect(cutTitle('Get the on-call engineer!')).toBe('Get the on-call engineer!')
  expect(cutTitle('Get the on-call engineers now')).toBe('Get the on-call engineers…')
  expect(cutTitle('👩‍🚒'.repeat(26))).toBe(`${'👩‍🚒'.repeat(25)}…`)
})

test('the axis has round durations, never more than fit', () => {
  const minutes = (end: number, most: number) => tickDurations(end * 60_000, most).map((at) => at / 60_000)
  expect(minutes(9, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(minutes(100, 5)).toEqual([0, 30, 60, 90])
  expect(minutes(0, 5)).toEqual([0])
  expect(minutes(60 * 24 * 365 * 20, 8).length).toBeLessThanOrEqual(9)
})
