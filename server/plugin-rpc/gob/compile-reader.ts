import { GobError } from './error.ts'
import { NESTING_LIMIT } from './limits.ts'
import { arrayReader, listReader, mapReader, readScalar, structReader } from './read-value.ts'
import type { Read } from './read-value.ts'
import { resolve } from './schema.ts'
import type { Schema, StructSchema } from './schema.ts'
import type { WireType } from './wire-type.ts'

/** How values of one type of the peer are read into one schema. */
export interface Plan {
  read: Read
  /** Neither side is empty and no field has the same name: the value is something else than the reader thinks. */
  isStranger: boolean
  readonly name: string
}

type Resolved = ReturnType<typeof resolve>
interface Place {
  readonly path: string
  readonly depth: number
}

/**
 * The plans of one stream. A plan is made once for a pair of wire type and schema, all the way down, so that kinds
 * are compared before any value is read; this is Go's way (encoding/gob decode.go, compileDec).
 */
export class ReaderPlans {
  readonly #typeOf: (id: number) => WireType
  readonly #plans = new Map<Schema, Map<number, Plan>>()

  constructor(typeOf: (id: number) => WireType) {
    this.#typeOf = typeOf
  }

  /** @throws {GobError} If a kind differs, with the field it is in. */
  planOf(id: number, schema: Schema): Plan {
    return this.#plans.get(schema)?.get(id) ?? this.#make(id, resolve(schema), { path: '', depth: 0 }, schema)
  }

  #make(id: number, schema: Resolved, place: Place, key: Schema = schema): Plan {
    if (place.depth > NESTING_LIMIT) throw new GobError(`Types are nested deeper than ${NESTING_LIMIT}.`)
    const name = schema.kind === 'struct' ? schema.name : schema.kind
    const plan: Plan = { read: (from) => plan.read(from), isStranger: false, name }
    let plans = this.#plans.get(key)
    if (!plans) this.#plans.set(key, (plans = new Map<number, Plan>()))
    plans.set(id, plan)
    this.#fill(plan, this.#typeOf(id), schema, place)
    return plan
  }

  #read(id: number, schema: Schema, { path, depth }: Place): Read {
    const resolved = resolve(schema)
    const plan = this.#plans.get(resolved)?.get(id) ?? this.#make(id, resolved, { path, depth: depth + 1 })
    return plan.read
  }

  #fill(plan: Plan, type: WireType, schema: Resolved, place: Place): void {
    if (schema.kind === 'struct' && type.kind === 'struct') this.#fillStruct(plan, type, schema, place)
    else plan.read = this.#readerOf(type, schema, place)
  }

  #readerOf(type: WireType, schema: Resolved, place: Place): Read {
    switch (schema.kind) {
      case 'list':
        if (type.kind === 'slice') return listReader(this.#read(type.elem, schema.of, place))
        break
      case 'array':
        if (type.kind !== 'array' || type.length !== schema.length) break
        return arrayReader(this.#read(type.elem, schema.of, place), schema.length)
      case 'map':
        if (type.kind !== 'map') break
        return mapReader(
          schema,
          this.#read(type.key, schema.key, place),
          this.#read(type.elem, schema.of, place),
        )
      case 'struct':
        break
      case 'bool':
      case 'int':
      case 'uint':
      case 'float':
      case 'complex':
      case 'string':
      case 'bytes':
      case 'any':
      case 'url':
      case 'time':
        if (type.kind === WIRE_KINDS[schema.kind]) return readScalar[schema.kind]
    }
    throw new GobError(
      `${place.path || 'The value'} is expected to be ${schema.kind}, the peer sends ${type.kind}.`,
    )
  }

  #fillStruct(
    plan: Plan,
    type: Extract<WireType, { kind: 'struct' }>,
    schema: StructSchema,
    place: Place,
  ): void {
    const known = new Map(Object.entries(schema.fields))
    const slots = type.fields.map(({ id, name }) => {
      const field = known.get(name)
      const path = `${schema.name}.${name}`
      return { id, name, read: field && this.#read(id, field, { path, depth: place.depth }) }
    })
    plan.isStranger = known.size > 0 && slots.length > 0 && slots.every(({ read }) => !read)
    plan.read = structReader([...known], slots)
  }
}

/** What the peer's type must be for each kind that holds no others. */
const WIRE_KINDS = {
  bool: 'bool',
  int: 'int',
  uint: 'uint',
  float: 'float',
  complex: 'complex',
  string: 'string',
  bytes: 'bytes',
  any: 'interface',
  url: 'BinaryMarshaler',
  time: 'GobEncoder',
} as const
