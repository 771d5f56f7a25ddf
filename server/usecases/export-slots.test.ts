import { expect, test } from '@jest/globals'

import { makeExportSlots } from './export-slots.ts'

const [ann, bob, eve] = [{ userId: 'ann' }, { userId: 'bob' }, { userId: 'eve' }]

test('X-24: one export at a time for each person, two in all', () => {
  const slots = makeExportSlots()
  slots.take(ann)
  expect(() => slots.take(ann)).toThrow('Your other export is still running.')
  slots.take(bob)
  expect(() => slots.take(eve)).toThrow('Others are exporting just now.')
})

test('a place that is given back is free once, however often that is said', () => {
  const slots = makeExportSlots()
  const release = slots.take(ann)
  release()
  slots.take(ann)
  release()
  expect(() => slots.take(ann)).toThrow()
})
