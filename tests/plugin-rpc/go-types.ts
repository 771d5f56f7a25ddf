import { readFileSync } from 'node:fs'
import {
  any,
  array,
  bool,
  bytes,
  complex,
  float,
  int,
  lazy,
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

/** A field as in types.json: name, kind, "optional" if it is a pointer. */
export type GoField = readonly [string, string, string?]

export const goStructs = JSON.parse(
  readFileSync(new URL('./vectors/types.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly GoField[]>>

/** Kinds of types.json and Go's own names of the same. */
const kinds: Readonly<Record<string, Schema>> = {
  bool,
  ...named(int, 'int', 'int8', 'int16', 'int32', 'int64'),
  ...named(uint, 'uint', 'uint8', 'uint16', 'uint32', 'uint64'),
  ...named(float, 'float', 'float32', 'float64'),
  ...named(complex, 'complex', 'complex128'),
  ...named(string, 'string', 'main.Named'),
  ...named(bytes, 'bytes', '[]uint8'),
  ...named(any, 'interface', 'any'),
  ...named(url, 'BinaryMarshaler:URL', 'url.URL'),
  ...named(time, 'GobEncoder:Time', 'time.Time'),
  'http.Header': map(string, list(string)),
  'struct {}': struct('', {}),
}

const structs = new Map<string, Schema>()

/**
 * The schema of a type, as types.json or Go writes it: `[]X`, `[3]X`, `map[K]V`, `*model.X`, a struct's name.
 * Structs are found when they are used, so that they may hold themselves.
 */
export function schemaOf(type: string): Schema {
  const known = kinds[type]
  if (known) return known
  const ofMap = /^map\[(\w+)\](.+)$/.exec(type)
  if (ofMap) return map(schemaOf(ofMap[1] ?? '') as KeySchema, schemaOf(ofMap[2] ?? ''))
  const ofList = /^\[(\d*)\](.+)$/.exec(type)
  if (ofList) return listOf(ofList[1] ?? '', schemaOf(ofList[2] ?? ''))
  if (type.startsWith('*')) return schemaOf(type.slice(1))
  return lazy(() => structOf(type.replace(/^\w+\./, '')))
}

function listOf(length: string, of: Schema): Schema {
  return length === '' ? list(of) : array(of, Number(length))
}

function structOf(name: string): Schema {
  const known = structs.get(name)
  if (known) return known
  const fields = goStructs[name]
  if (!fields) throw new Error(`types.json has no ${name}.`)
  const schema = struct(
    name,
    Object.fromEntries(
      fields.map(([field, type, isPointer]) => {
        const of = schemaOf(type)
        return [field, isPointer ? optional(of) : of]
      }),
    ),
  )
  structs.set(name, schema)
  return schema
}

function named(schema: Schema, ...names: string[]): Record<string, Schema> {
  return Object.fromEntries(names.map((name) => [name, schema]))
}
