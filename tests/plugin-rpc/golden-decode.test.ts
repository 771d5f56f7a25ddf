import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GobDecoder } from '../../server/plugin-rpc/gob/decoder.ts'
import type { StreamItem, GobFile } from './vectors.ts'
import { gobFiles, readVectors, valueOf } from './vectors.ts'

const files = Object.entries(gobFiles) as [GobFile, number][]
const SMALL = 1500

test.each(files)('%s.json has all its %d vectors', (file, count) => {
  expect(readVectors(file)).toHaveLength(count)
})

test.each(files)('every value of %s.json is read as Go meant it', (file) => {
  for (const { name, items } of readVectors(file)) {
    const decoder = new GobDecoder()
    decoder.push(bytesOf(items))
    expect({ name, values: drain(decoder, items) }).toEqual({ name, values: expected(items) })
  }
})

test.each(files)('every small value of %s.json may arrive byte by byte', (file) => {
  for (const { name, items } of readVectors(file).filter((vector) => bytesOf(vector.items).length < SMALL)) {
    const sizes = Array<number>(bytesOf(items).length).fill(1)
    expect({ name, values: readInChunks(items, sizes) }).toEqual({ name, values: expected(items) })
  }
})

test.each(files)('every value of %s.json may arrive in chunks of any size', (file) => {
  const vectors = readVectors(file)
  const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5000 })))
  fc.assert(
    fc.property(fc.constantFrom(...vectors), sizes, ({ items }, chunkSizes) => {
      expect(readInChunks(items, chunkSizes)).toEqual(expected(items))
    }),
    { numRuns: 200 },
  )
})

test.each(files)('every value of %s.json can be passed over', (file) => {
  for (const { name, items } of readVectors(file)) {
    const decoder = new GobDecoder()
    decoder.push(bytesOf(items))
    expect({ name, skipped: items.map(() => decoder.skip()) }).toEqual({
      name,
      skipped: items.map(() => true),
    })
    expect(decoder.skip()).toBe(false)
  }
})

function bytesOf(items: readonly StreamItem[]): Buffer {
  return Buffer.concat(items.map(({ bytes }) => bytes))
}

function expected(items: readonly StreamItem[]): unknown[] {
  return items.map(({ schema, json }) => valueOf(schema, json, 'filled'))
}

function drain(decoder: GobDecoder, items: readonly StreamItem[]): unknown[] {
  const values: unknown[] = []
  for (const { schema } of items) {
    const found = decoder.next(schema)
    if (!found) break
    values.push(found.value)
  }
  return values
}

/** Feeds chunks of these sizes, then the rest, and asks after each. */
function readInChunks(items: readonly StreamItem[], sizes: readonly number[]): unknown[] {
  const decoder = new GobDecoder()
  const values: unknown[] = []
  let rest = bytesOf(items)
  for (const size of [...sizes, rest.length]) {
    decoder.push(rest.subarray(0, size))
    rest = rest.subarray(size)
    values.push(...drain(decoder, items.slice(values.length)))
  }
  return values
}
