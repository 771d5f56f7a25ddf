import { expect, test } from '@jest/globals'

import { faultsIn, remindersWith, toUpdate, type StatusValues } from './status-values.ts'

const values = (fields: Partial<StatusValues> = {}): StatusValues => ({
  status: 'Active',
  message: 'Looking into it',
  description: undefined,
  reminder: 900,
  ...fields,
})

test.each([
  ['', { message: 'required' }],
  [' \n\t', { message: 'required' }],
  ['x'.repeat(16_000), {}],
  [` ${'😀'.repeat(16_000)} `, {}],
  ['x'.repeat(16_001), { message: 'too_long' }],
])('A-055, A-057: a message is 1 to 16,000 characters without the space around it', (message, faults) => {
  expect(faultsIn(values({ message }))).toEqual(faults)
})

test('a description may have 4,096 characters', () => {
  expect(faultsIn(values({ description: 'x'.repeat(4096) }))).toEqual({})
  expect(faultsIn(values({ description: 'x'.repeat(4097) }))).toEqual({ description: 'too_long' })
})

test.each([
  [undefined, {}],
  ['Same', {}],
  ['  ', {}],
  ['New', { description: 'New' }],
])('A-056: of the description %j goes out %j', (description, sent) => {
  const update = toUpdate(values({ description }), 'Same')
  expect(update).toEqual({ status: 'Active', message: 'Looking into it', reminder: 900, ...sent })
})

test('an ended incident takes no reminder, whatever was chosen before', () => {
  expect(toUpdate(values({ status: 'Resolved' }), '').reminder).toBe(0)
})

test('A-053: another reminder than the usual ones is offered, too, in its place', () => {
  expect(remindersWith(900)).toEqual([0, 900, 1800, 3600, 14_400, 86_400])
  expect(remindersWith(1200)).toEqual([0, 900, 1200, 1800, 3600, 14_400, 86_400])
})
