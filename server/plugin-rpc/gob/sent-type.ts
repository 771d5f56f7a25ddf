import { ByteWriter } from './byte-writer.ts'
import { GobError } from './error.ts'
import { resolve } from './schema.ts'
import type { InputOf, Schema } from './schema.ts'
import { BUILT_IN, Definition, FIRST_ID } from './wire-type.ts'
import { writerOf } from './write-value.ts'

/** A type as we announce it: its id, the message that defines it unless both ends know it, the types it names. */
export interface SentType {
  readonly id: number
  readonly definition?: Buffer
  readonly uses: readonly SentType[]
}

const builtIns = new Map(Object.entries(BUILT_IN).map(([kind, id]) => [kind, { id, uses: [] }]))
const sentTypes = new WeakMap<Schema, SentType>()
let nextId = FIRST_ID

/** Ids are given once per process, as Go does, so that a definition's bytes are made once too. */
export function sentTypeOf(schema: Schema): SentType {
  const resolved = resolve(schema)
  return builtIns.get(resolved.kind) ?? sentTypes.get(resolved) ?? makeSentType(resolved)
}

/** A type that names itself finds its own id: it is known before the types it names are looked at. */
function makeSentType(schema: ReturnType<typeof resolve>): SentType {
  const type: { id: number; definition?: Buffer; uses: SentType[] } = { id: nextId++, uses: [] }
  sentTypes.set(schema, type)
  const use = (used: Schema): number => {
    const usedType = sentTypeOf(used)
    type.uses.push(usedType)
    return usedType.id
  }
  type.definition = messageOf(type.id, definitionOf(schema, type.id, use))
  return type
}

function definitionOf(
  schema: ReturnType<typeof resolve>,
  id: number,
  use: (schema: Schema) => number,
): InputOf<typeof Definition> {
  const CommonType = { Name: 'name' in schema ? schema.name : '', Id: id }
  switch (schema.kind) {
    case 'list':
      return { SliceT: { CommonType, Elem: use(schema.of) } }
    case 'array':
      return { ArrayT: { CommonType, Elem: use(schema.of), Len: schema.length } }
    case 'map':
      return { MapT: { CommonType, Key: use(schema.key), Elem: use(schema.of) } }
    case 'struct': {
      const fields = Object.entries(schema.fields).map(([Name, field]) => ({ Name, Id: use(field) }))
      return { StructT: { CommonType, Field: fields } }
    }
    case 'time':
      return { GobEncoderT: { CommonType } }
    case 'url':
      return { BinaryMarshalerT: { CommonType } }
    case 'bool':
    case 'int':
    case 'uint':
    case 'float':
    case 'complex':
    case 'string':
    case 'bytes':
    case 'any':
      throw new GobError(`${schema.kind} needs no definition.`)
  }
}

function messageOf(id: number, definition: InputOf<typeof Definition>): Buffer {
  const to = new ByteWriter()
  to.int(-id)
  writerOf(Definition)({ to, announce: (schema) => sentTypeOf(schema).id }, definition)
  return Buffer.from(to.finish())
}
