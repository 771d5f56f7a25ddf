import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FrameHeader } from './frame.ts'
import { writeFrameHeader } from './frame.ts'
import { FrameReader } from './frame-reader.ts'

interface Seen {
  readonly header: FrameHeader
  readonly payload: string
}

function makeReader(): { reader: FrameReader; seen: Seen[] } {
  const seen: Seen[] = []
  let latest: FrameHeader | undefined
  let payload: Buffer[] = []
  const reader = new FrameReader({
    onHeader(header) {
      latest = header
      payload = []
      if (header.kind !== 'data') seen.push({ header, payload: '' })
    },
    onPayload: (bytes) => void payload.push(Buffer.from(bytes)),
    onDataEnd: () => latest && seen.push({ header: latest, payload: Buffer.concat(payload).toString('hex') }),
  })
  return { reader, seen }
}

const data = fc
  .uint8Array({ maxLength: 40 })
  .map((bytes) => ({ kind: 'data' as const, bytes: Buffer.from(bytes) }))
const ping = fc.constant({ kind: 'ping' as const, bytes: Buffer.alloc(0) })

test('frames are the same however the bytes were cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(data, ping)),
      fc.infiniteStream(fc.integer({ min: 1, max: 30 })),
      (frames, sizes) => {
        const expected = frames.map(({ kind, bytes }, index) => ({
          header: { kind, flags: 0, streamId: index, length: bytes.length },
          payload: bytes.toString('hex'),
        }))
        const wire = Buffer.concat(
          frames.flatMap(({ bytes }, index) => [
            writeFrameHeader(expected[index]?.header as FrameHeader),
            bytes,
          ]),
        )
        const { reader, seen } = makeReader()
        for (let offset = 0; offset < wire.length;) {
          const size = Number(sizes.next().value)
          reader.push(wire.subarray(offset, offset + size))
          offset += size
        }
        expect(seen).toEqual(expected)
        expect(reader.isBetweenFrames).toBe(true)
      },
    ),
  )
})

test('it knows that it is in the middle of a header or a payload', () => {
  const { reader } = makeReader()
  const header = writeFrameHeader({ kind: 'data', flags: 0, streamId: 1, length: 2 })
  reader.push(header.subarray(0, 1))
  expect(reader.isBetweenFrames).toBe(false)
  reader.push(header.subarray(1))
  expect(reader.isBetweenFrames).toBe(false)
  reader.push(Buffer.from([1, 2]))
  expect(reader.isBetweenFrames).toBe(true)
})
