import type { ByteWriter } from './byte-writer.ts'
import { GobError } from './error.ts'
import { writeTime } from './go-time.ts'
import { interfaceType } from './interface-types.ts'
import { resolve } from './schema.ts'
import type { ArraySchema, KeySchema, ListSchema, MapSchema, Schema, StructSchema } from './schema.ts'
import { Typed } from './typed.ts'
import { isZero } from './zero.ts'

/** Where a value goes; types met inside interfaces are announced, which gives their ids. */
export interface Output {
  readonly to: ByteWriter
  announce(schema: Schema): number
}

export type Write = (output: Output, value: unknown) => void

const writers = new WeakMap<Schema, Write>()

/** The function that writes values of this schema; made once. It throws GobError if a value does not fit. */
export function writerOf(schema: Schema): Write {
  let write = writers.get(schema)
  if (!write) {
    write = makeWriter(schema)
    writers.set(schema, write)
  }
  return write
}

/** Writes a value as it stands in a message or an interface: one that is no struct has a 0 in front. */
export function writeTopLevel(output: Output, schema: Schema, value: unknown): void {
  const resolved = resolve(schema)
  if (resolved.kind !== 'struct') output.to.byte(0)
  writerOf(resolved)(output, value)
}

function makeWriter(schema: Schema): Write {
  switch (schema.kind) {
    case 'bool':
      return ({ to }, value) => to.byte(typeof value === 'boolean' ? Number(value) : refuse('bool', value))
    case 'int':
      return ({ to }, value) => to.int(isInt(value) ? value : refuse('int', value))
    case 'uint':
      return ({ to }, value) => to.uint(isInt(value) ? value : refuse('uint', value))
    case 'float':
      return ({ to }, value) => to.float(typeof value === 'number' ? value : refuse('float', value))
    case 'string':
    case 'url':
      return ({ to }, value) => to.text(typeof value === 'string' ? value : refuse(schema.kind, value))
    case 'bytes':
      return ({ to }, value) => to.bytes(value instanceof Uint8Array ? value : refuse('bytes', value))
    case 'time':
      return ({ to }, value) => to.bytes(writeTime(value instanceof Date ? value : refuse('time', value)))
    case 'complex':
      return writeComplex
    case 'any':
      return writeAny
    case 'list':
    case 'array':
      return listWriter(schema)
    case 'map':
      return mapWriter(schema)
    case 'struct':
      return structWriter(schema)
    case 'optional':
      return writerOf(schema.of)
    case 'lazy':
      return (output, value) => writerOf(schema.get())(output, value)
  }
}

function listWriter(schema: ListSchema | ArraySchema): Write {
  const write = writerOf(schema.of)
  return (output, value) => {
    if (!Array.isArray(value)) return refuse(schema.kind, value)
    if (schema.kind === 'array' && value.length !== schema.length) {
      throw new GobError(`Expected ${schema.length} elements, got ${value.length}.`)
    }
    output.to.enter()
    output.to.uint(value.length)
    for (const element of value) write(output, element)
    output.to.leave()
  }
}

function mapWriter({ key, of }: MapSchema): Write {
  const writeKey = writerOf(key)
  const write = writerOf(of)
  return (output, value) => {
    const pairs = pairsOf(key, value)
    output.to.enter()
    output.to.uint(pairs.length)
    for (const [name, element] of pairs) {
      writeKey(output, name)
      write(output, element)
    }
    output.to.leave()
  }
}

function pairsOf(key: KeySchema, value: unknown): [unknown, unknown][] {
  if (key.kind !== 'string') return value instanceof Map ? [...value] : refuse('Map', value)
  if (!isRecord(value)) return refuse('record', value)
  return Object.entries(value).filter(([, element]) => element !== undefined)
}

function structWriter(schema: StructSchema): Write {
  const fields = Object.entries(schema.fields).map(([name, field]) => {
    const sendsZero = field.kind === 'optional' && field.sendsZero
    return { name, write: writerOf(field), isLeftOut: sendsZero ? () => false : isZero(field) }
  })
  return (output, value) => {
    if (!isRecord(value)) return refuse(schema.name || 'struct', value)
    output.to.enter()
    let last = -1
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index]
      const part = field && value[field.name]
      if (part === undefined || field?.isLeftOut(part)) continue
      output.to.uint(index - last)
      if (field) writeField(output, schema, field, part)
      last = index
    }
    output.to.byte(0)
    output.to.leave()
  }
}

function writeField(
  output: Output,
  { name }: StructSchema,
  field: { name: string; write: Write },
  part: unknown,
): void {
  try {
    field.write(output, part)
  } catch (error) {
    if (!(error instanceof GobError)) throw error
    throw new GobError(`${name}.${field.name}: ${error.message}`, { cause: error })
  }
}

function writeComplex({ to }: Output, value: unknown): void {
  if (!isRecord(value)) return refuse('complex', value)
  const { re, im } = value
  to.float(typeof re === 'number' ? re : refuse('complex', re))
  to.float(typeof im === 'number' ? im : refuse('complex', im))
}

/** Name, type id, length, then the value; nil is the empty name. */
function writeAny(output: Output, value: unknown): void {
  if (value === null || value === undefined) return output.to.byte(0)
  const { goType, value: content } = value instanceof Typed ? value : new Typed(goTypeOf(value), value)
  const schema = interfaceType(goType)
  output.to.enter()
  output.to.text(goType)
  output.to.int(output.announce(schema))
  output.to.withLength(() => writeTopLevel(output, schema, content))
  output.to.leave()
}

function goTypeOf(value: unknown): string {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'int64'
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? 'int64' : 'float64'
  if (value instanceof Uint8Array) return '[]uint8'
  if (Array.isArray(value)) return '[]interface {}'
  if (isRecord(value)) return 'map[string]interface {}'
  return refuse('interface', value)
}

function isInt(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

/** A plain object: a Map or an instance of something would look empty and be sent as if it were. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function refuse(expected: string, value: unknown): never {
  const found = value === null ? 'null' : typeof value
  throw new GobError(`Expected ${expected}, got ${found}.`)
}
