import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GobDecoder } from '../../server/plugin-rpc/gob/decoder.ts'
import { GobEncoder } from '../../server/plugin-rpc/gob/encoder.ts'
import { GobError } from '../../server/plugin-rpc/gob/error.ts'
import type { Schema } from '../../server/plugin-rpc/gob/schema.ts'
import { AppError } from '../../server/plugin-rpc/models/failure.ts'
import { Post } from '../../server/plugin-rpc/models/post.ts'
import { anySample, schemaAndValue } from './any-schema.ts'
import { gobFiles, readVectors } from './vectors.ts'
import type { GobFile } from './vectors.ts'

test('a value of any schema comes back as it was written, however its bytes arrive', () => {
  fc.assert(
    fc.property(
      fc.array(schemaAndValue, { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 60 })),
      (samples, sizes) => {
        const encoder = new GobEncoder()
        const stream = Buffer.concat(samples.map(([schema, value]) => encoder.encode(schema, value)))
        expect(
          readAll(
            stream,
            sizes,
            samples.map(([schema]) => schema),
          ),
        ).toEqual(samples.map(([, value]) => value))
      },
    ),
    { numRuns: 300 },
  )
})

test('what stands before another value on the stream can be passed over', () => {
  fc.assert(
    fc.property(schemaAndValue, schemaAndValue, ([first, passed], [second, kept]) => {
      const encoder = new GobEncoder()
      const decoder = new GobDecoder()
      decoder.push(encoder.encode(first, passed))
      expect(decoder.skip()).toBe(true)
      decoder.push(encoder.encode(second, kept))
      expect(decoder.next(second)).toEqual({ value: kept })
    }),
  )
})

test('any bytes are values, too few, or a GobError', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom<Schema>(Post, AppError),
      (body, schema) => {
        expectGobErrorsOnly(schema, Buffer.from(body))
        expectGobErrorsOnly(schema, Buffer.from([body.length % 128, ...body]))
      },
    ),
    { numRuns: 2000 },
  )
})

const vectors = Object.keys(gobFiles).flatMap((file) => readVectors(file as GobFile))
const items = vectors.filter(({ items }) => items.length === 1).flatMap(({ items }) => items)
const changes = fc.array(
  fc.record({
    at: fc.nat(),
    byte: fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 1, 127, 128, 247, 248, 255)),
  }),
  { minLength: 1, maxLength: 5 },
)

test('bytes of Go with some of them changed are values, too few, or a GobError', () => {
  fc.assert(
    fc.property(fc.constantFrom(...items), changes, ({ schema, bytes }, somewhere) => {
      const changed = Buffer.from(bytes)
      for (const { at, byte } of somewhere) changed[at % changed.length] = byte
      expectGobErrorsOnly(schema, changed)
    }),
    { numRuns: 1500 },
  )
})

test('bytes of Go with a piece missing are values, too few, or a GobError', () => {
  fc.assert(
    fc.property(fc.constantFrom(...items), fc.nat(), fc.nat({ max: 30 }), ({ schema, bytes }, at, length) => {
      const start = at % bytes.length
      expectGobErrorsOnly(schema, Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)]))
    }),
    { numRuns: 800 },
  )
})

test('a value of another schema is refused with a GobError, or read where the two agree', () => {
  fc.assert(
    fc.property(schemaAndValue, anySample, ([schema, value], other) => {
      expectGobErrorsOnly(other.schema, new GobEncoder().encode(schema, value))
    }),
    { numRuns: 400 },
  )
})

function readAll(stream: Buffer, sizes: readonly number[], schemas: readonly Schema[]): unknown[] {
  const decoder = new GobDecoder()
  const values: unknown[] = []
  let rest = stream
  for (const size of [...sizes, rest.length]) {
    decoder.push(rest.subarray(0, size))
    rest = rest.subarray(size)
    for (const schema of schemas.slice(values.length)) {
      const found = decoder.next(schema)
      if (!found) break
      values.push(found.value)
    }
  }
  return values
}

function expectGobErrorsOnly(schema: Schema, bytes: Buffer): void {
  const attempts = [
    (decoder: GobDecoder) => decoder.next(schema),
    (decoder: GobDecoder) => decoder.skip() || undefined,
  ]
  for (const attempt of attempts) {
    const decoder = new GobDecoder()
    decoder.push(bytes)
    try {
      while (attempt(decoder)) continue
    } catch (error) {
      expect(error).toBeInstanceOf(GobError)
    }
  }
}
