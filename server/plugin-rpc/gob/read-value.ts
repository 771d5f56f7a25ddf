import type { ByteReader } from './byte-reader.ts'
import { GobError } from './error.ts'
import { readTime } from './go-time.ts'
import { interfaceType } from './interface-types.ts'
import { skipValue } from './skip-value.ts'
import { Typed } from './typed.ts'
import type { MapSchema, Schema } from './schema.ts'
import { zeroOf } from './zero.ts'

export type Read = (from: ByteReader) => unknown

/** Empty lists, maps and buffers take memory without a byte on the wire; these are their slots. */
const SLOTS: Partial<Record<Schema['kind'], number>> = { list: 2, map: 4, bytes: 4, complex: 2, time: 2 }

export const readScalar = {
  bool: (from: ByteReader) => from.uint() !== 0,
  int: (from: ByteReader) => from.int(),
  uint: (from: ByteReader) => from.uint(),
  float: (from: ByteReader) => from.float(),
  string: (from: ByteReader) => from.text(),
  bytes: readBytes,
  complex: (from: ByteReader) => ({ re: from.float(), im: from.float() }),
  any: readAny,
  url: (from: ByteReader) => from.text(),
  time: (from: ByteReader) => readTime(readBytes(from)),
} as const

function readBytes(from: ByteReader): Buffer {
  from.charge(4)
  return from.bytes()
}

/** The length is of no use: a definition inside the value would cut it, and the rest has a length of its own. */
function readAny(from: ByteReader): Typed | null {
  const name = from.name()
  if (name === '') return null
  const schema = interfaceType(name)
  from.enter(2)
  const id = from.types.readId(from)
  from.uint()
  const value = from.types.readTopLevel(from, id, schema)
  from.leave()
  return new Typed(name, value)
}

export function listReader(readElement: Read): Read {
  return (from) => {
    const count = from.count()
    from.enter(count + 2)
    const values: unknown[] = []
    for (let left = count; left > 0; left--) values.push(readElement(from))
    from.leave()
    return values
  }
}

export function arrayReader(readElement: Read, length: number): Read {
  const readList = listReader(readElement)
  return (from) => {
    const values = readList(from) as unknown[]
    if (values.length === length) return values
    throw new GobError(`Expected ${length} elements, got ${values.length}.`)
  }
}

export function mapReader(schema: MapSchema, readKey: Read, readElement: Read): Read {
  return schema.key.kind === 'string' ? recordReader(readElement) : jsMapReader(readKey, readElement)
}

/** Without a prototype, so that `__proto__` is a key like any other. */
function recordReader(readElement: Read): Read {
  return (from) => {
    const count = from.count()
    from.enter(4 + 4 * count)
    const record = Object.create(null) as Record<string, unknown>
    for (let left = count; left > 0; left--) {
      const key = from.text()
      record[key] = readElement(from)
    }
    from.leave()
    return record
  }
}

function jsMapReader(readKey: Read, readElement: Read): Read {
  return (from) => {
    const count = from.count()
    from.enter(4 + 4 * count)
    const values = new Map<unknown, unknown>()
    for (let left = count; left > 0; left--) {
      const key = readKey(from)
      values.set(key, readElement(from))
    }
    from.leave()
    return values
  }
}

/** A field as the peer numbers it; the ones that our schema lacks have no reader and are skipped. */
export interface Slot {
  readonly id: number
  readonly name: string
  readonly read: Read | undefined
}

export function structReader(fields: readonly [string, Schema][], slots: readonly Slot[]): Read {
  const zeros = fields.map(([name, schema]) => ({ name, zero: zeroOf(schema) }))
  const size = fields.reduce((sum, [, schema]) => sum + (SLOTS[schema.kind] ?? 1), 2)
  return (from) => {
    from.enter(size)
    const value: Record<string, unknown> = {}
    for (const { name, zero } of zeros) value[name] = zero()
    let index = -1
    for (let delta = from.size(); delta !== 0; delta = from.size()) {
      index += delta
      const slot = slots[index]
      if (!slot) throw new GobError(`A struct of ${slots.length} fields has no field ${index}.`)
      if (slot.read) value[slot.name] = slot.read(from)
      else skipValue(from, slot.id)
    }
    from.leave()
    return value
  }
}
