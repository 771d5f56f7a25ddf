import fc from 'fast-check'
import {
  any,
  array,
  bool,
  bytes,
  complex,
  float,
  int,
  list,
  map,
  optional,
  string,
  struct,
  time,
  uint,
  url,
} from '../../server/plugin-rpc/gob/schema.ts'
import type { KeySchema, Schema } from '../../server/plugin-rpc/gob/schema.ts'
import { typed } from '../../server/plugin-rpc/gob/typed.ts'

/** A schema and the values that it reads back exactly as they were written. */
export interface Sample {
  readonly schema: Schema
  readonly values: fc.Arbitrary<unknown>
}

const narrow = (value: bigint): number | bigint =>
  Number.isSafeInteger(Number(value)) && BigInt(Number(value)) === value ? Number(value) : value
const ints = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(narrow),
)
const uints = fc.oneof(fc.nat(), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(narrow))
const floats = fc.double()
const texts = fc.string({ unit: 'binary', maxLength: 40 })
const buffers = fc.uint8Array({ maxLength: 300 }).map((value) => Buffer.from(value))
const keys = fc.oneof(texts, fc.constantFrom('__proto__', 'constructor', 'toString', '1'))

/** As the decoder makes them: without a prototype, so that any name is a key. */
function recordOf(pairs: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const record = Object.create(null) as Record<string, unknown>
  for (const [key, value] of pairs) record[key] = value
  return record
}

const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    texts.map((value) => typed('string', value)),
    ints.map((value) => typed('int64', value)),
    uints.map((value) => typed('uint32', value)),
    floats.map((value) => typed('float64', value)),
    buffers.map((value) => typed('[]uint8', value)),
    fc.array(texts, { maxLength: 3 }).map((value) => typed('[]string', value)),
    fc.record({ Code: ints, Err: texts }).map((value) => typed('*plugin.ErrorString', value)),
    fc.array(tie('anything'), { maxLength: 4 }).map((value) => typed('[]interface {}', value)),
    fc
      .array(fc.tuple(keys, tie('anything')), { maxLength: 4 })
      .map((pairs) => typed('map[string]interface {}', recordOf(pairs))),
  ),
}))

const keySamples = fc.constantFrom<{ schema: KeySchema; values: fc.Arbitrary<unknown> }>(
  { schema: bool, values: fc.boolean() },
  { schema: int, values: ints },
  { schema: uint, values: uints },
)

const leaves = fc.constantFrom<Sample>(
  { schema: bool, values: fc.boolean() },
  { schema: int, values: ints },
  { schema: uint, values: uints },
  { schema: float, values: floats },
  { schema: complex, values: fc.record({ re: floats, im: floats }) },
  { schema: string, values: texts },
  { schema: bytes, values: buffers },
  { schema: url, values: texts },
  { schema: time, values: fc.date({ noInvalidDate: true }) },
  { schema: any, values: anything },
)

const trees = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaves,
    tie('sample').map(listSample),
    fc.tuple(tie('sample'), fc.nat({ max: 4 })).map(([of, length]) => arraySample(of, length)),
    tie('sample').map(recordSample),
    fc.tuple(keySamples, tie('sample')).map(([key, of]) => mapSample(key, of)),
    fc.array(fc.tuple(tie('sample'), fc.boolean()), { maxLength: 6 }).map(structSample),
  ),
}))

/** Schemas of every kind, nested. */
export const anySample: fc.Arbitrary<Sample> = trees.sample

/** A schema of any kind with one value of it. */
export const schemaAndValue: fc.Arbitrary<readonly [Schema, unknown]> = anySample.chain(
  ({ schema, values }) => values.map((value) => [schema, value] as const),
)

function listSample({ schema, values }: Sample): Sample {
  return { schema: list(schema), values: fc.array(values, { maxLength: 4 }) }
}

function arraySample({ schema, values }: Sample, length: number): Sample {
  return { schema: array(schema, length), values: fc.array(values, { minLength: length, maxLength: length }) }
}

function recordSample({ schema, values }: Sample): Sample {
  return {
    schema: map(string, schema),
    values: fc.array(fc.tuple(keys, values), { maxLength: 4 }).map(recordOf),
  }
}

function mapSample(
  key: { schema: KeySchema; values: fc.Arbitrary<unknown> },
  { schema, values }: Sample,
): Sample {
  const pairs = fc.array(fc.tuple(key.values, values), { maxLength: 4 })
  return { schema: map(key.schema, schema), values: pairs.map((some) => new Map(some)) }
}

function structSample(parts: readonly (readonly [Sample, boolean])[]): Sample {
  const fields = parts.map(([{ schema, values }, isPointer], index) => {
    const isPointed = isPointer && schema.kind !== 'any'
    const mayBeAbsent = isPointed && (schema.kind === 'struct' || schema.kind === 'time')
    return {
      name: `Field${index}`,
      schema: isPointed ? optional(schema) : schema,
      values: mayBeAbsent ? fc.option(values, { nil: undefined }) : values,
    }
  })
  const schemas = Object.fromEntries(fields.map(({ name, schema }) => [name, schema]))
  const values = Object.fromEntries(fields.map((field) => [field.name, field.values]))
  return { schema: struct('Sample', schemas), values: fc.record(values) }
}
