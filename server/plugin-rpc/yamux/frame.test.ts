import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FrameKind } from './frame.ts'
import { readFrameHeader, writeFrameHeader } from './frame.ts'
import { YamuxError } from './yamux-error.ts'

const uint32 = fc.integer({ min: 0, max: 0xffff_ffff })
const header = fc.record({
  kind: fc.constantFrom<FrameKind>('data', 'window_update', 'ping', 'go_away'),
  flags: fc.integer({ min: 0, max: 0xffff }),
  streamId: uint32,
  length: uint32,
})

test('a header comes back as it was written', () => {
  fc.assert(fc.property(header, (given) => expect(readFrameHeader(writeFrameHeader(given))).toEqual(given)))
})

test('any twelve bytes are a header or a YamuxError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const isHeader = bytes[0] === 0 && (bytes[1] ?? 0) < 4
      const read = () => readFrameHeader(Buffer.from(bytes))
      if (isHeader) expect(writeFrameHeader(read())).toEqual(Buffer.from(bytes))
      else expect(read).toThrow(YamuxError)
    }),
  )
})
