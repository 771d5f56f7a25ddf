import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readTime, writeTime, ZERO_TIME } from './go-time.ts'

test('a time comes back to the millisecond, before 1970 too', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), (date) => {
      expect(readTime(writeTime(date))).toEqual(date)
    }),
  )
})

test("Go's zero time is the first of January of year 1", () => {
  expect(writeTime(new Date(ZERO_TIME)).toString('hex')).toBe('01000000000000000000000000ffff')
  expect(new Date(ZERO_TIME).toISOString()).toBe('0001-01-01T00:00:00.000Z')
})

test('an offset with seconds, the second version, is read as well', () => {
  expect(readTime(Buffer.from('020000000ee0e9178d00000000005a07', 'hex'))).toEqual(
    readTime(Buffer.from('010000000ee0e9178d00000000005a', 'hex')),
  )
})
