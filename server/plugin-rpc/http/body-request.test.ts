import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeBodyRequest, encodeBodyRequest } from './body-request.ts'

test('every count comes back, with the bytes it took', () => {
  const counts = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  fc.assert(
    fc.property(counts, fc.uint8Array(), (count, rest) => {
      const bytes = encodeBodyRequest(count)
      expect(decodeBodyRequest(Buffer.concat([bytes, rest]))).toEqual({ count, size: bytes.length })
    }),
  )
})

test('an incomplete request asks for more bytes', () => {
  const bytes = encodeBodyRequest(2n ** 40n)
  for (let size = 0; size < bytes.length; size += 1) {
    expect(decodeBodyRequest(bytes.subarray(0, size))).toBeUndefined()
  }
})

test('a request that never ends is refused', () => {
  expect(() => decodeBodyRequest(Buffer.alloc(10, 0xff))).toThrow(RangeError)
})
