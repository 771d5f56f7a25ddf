import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { INITIAL_WINDOW } from './limits.ts'
import { Outbox } from './outbox.ts'

const chunks = fc.array(fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)))

test('whatever the sizes, everything leaves once and in order', () => {
  fc.assert(
    fc.property(chunks, fc.integer({ min: 1, max: 60 }), (given, most) => {
      const outbox = new Outbox()
      outbox.fill(given)
      const frames: Buffer[] = []
      while (outbox.canSend) frames.push(Buffer.concat(outbox.take(most)))
      expect(Buffer.concat(frames)).toEqual(Buffer.concat(given))
      expect(frames.every(({ length }) => length > 0 && length <= most)).toBe(true)
      expect(outbox.isEmpty).toBe(true)
    }),
  )
})

test('it stops at the window and goes on with credit', () => {
  const outbox = new Outbox()
  outbox.fill([Buffer.alloc(INITIAL_WINDOW + 5)])
  expect(Buffer.concat(outbox.take(Infinity)).length).toBe(INITIAL_WINDOW)
  expect(outbox.canSend).toBe(false)
  expect(outbox.isEmpty).toBe(false)
  outbox.widen(3)
  expect(Buffer.concat(outbox.take(Infinity)).length).toBe(3)
  outbox.widen(3)
  expect(Buffer.concat(outbox.take(Infinity)).length).toBe(2)
  expect(outbox.isEmpty).toBe(true)
})
