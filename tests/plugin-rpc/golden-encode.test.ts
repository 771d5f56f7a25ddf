import { expect, test } from '@jest/globals'
import { GobDecoder } from '../../server/plugin-rpc/gob/decoder.ts'
import { GobEncoder } from '../../server/plugin-rpc/gob/encoder.ts'
import type { GobFile, StreamItem, Vector } from './vectors.ts'
import { gobFiles, readVectors, valueOf } from './vectors.ts'

const files = Object.keys(gobFiles) as GobFile[]

test.each(files)('every value of %s.json comes back after we have written it', (file) => {
  for (const { name, items } of readVectors(file)) {
    const values = items.map(({ schema, json }) => valueOf(schema, json, 'filled'))
    expect({ name, values: roundTrip(items, 'left out') }).toEqual({ name, values })
    expect({ name, values: roundTrip(items, 'filled') }).toEqual({ name, values })
  }
})

test('primitives are written byte for byte as Go writes them', () => {
  for (const { name, items } of readVectors('primitives')) {
    const written = new GobEncoder().encode(...argumentsOf(items[0], 'left out'))
    expect({ name, hex: written.toString('hex') }).toEqual({ name, hex: items[0]?.bytes.toString('hex') })
  }
})

/** Maps of several pairs, in an order of their own, and a time whose nanoseconds a Date does not hold. */
const free = new Set(['Config default', 'opaque values'])

test.each(files)('what %s.json sends in structs, lists and maps has the very bytes of Go', (file) => {
  for (const { name, items } of readVectors(file).filter(isFixed)) {
    const encoder = new GobEncoder()
    for (const item of items) {
      const written = encoder.encode(...argumentsOf(item, 'left out'))
      expect({ name, bytes: lastBody(written) }).toEqual({ name, bytes: lastBody(item.bytes) })
    }
  }
})

function argumentsOf(item: StreamItem | undefined, zeros: 'left out' | 'filled') {
  if (!item) throw new Error('The vector is empty.')
  return [item.schema, valueOf(item.schema, item.json, zeros)] as const
}

function roundTrip(items: readonly StreamItem[], zeros: 'left out' | 'filled'): unknown[] {
  const encoder = new GobEncoder()
  const decoder = new GobDecoder()
  return items.map((item) => {
    decoder.push(encoder.encode(...argumentsOf(item, zeros)))
    return decoder.next(item.schema)?.value
  })
}

/** Inside an interface the bytes hold a type's id, which is free. */
function isFixed({ name, items }: Vector): boolean {
  return !free.has(name) && !JSON.stringify(items.map(({ json }) => json)).includes('$iface')
}

/** The last of the messages without its length and type id: the value as such. */
function lastBody(stream: Buffer): string {
  let rest = stream
  for (;;) {
    const [length, start] = uintAt(rest, 0)
    if (start + length === rest.length) return rest.subarray(uintAt(rest, start)[1]).toString('hex')
    rest = rest.subarray(start + length)
  }
}

/** A uint and where it ends. */
function uintAt(bytes: Buffer, at: number): [number, number] {
  const first = bytes[at] ?? 0
  if (first < 128) return [first, at + 1]
  return [bytes.readUIntBE(at + 1, 256 - first), at + 257 - first]
}
