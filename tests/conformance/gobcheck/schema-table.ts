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
  type KeySchema,
  type Schema,
} from '../../../server/plugin-rpc/gob/schema.ts'

/** Struct name to its fields: name, kind and perhaps "optional" (vectors/README.md, types.json). */
export type StructTable = Readonly<Record<string, readonly (readonly [string, string, 'optional'?])[]>>

const SIMPLE: Readonly<Record<string, Schema>> = {
  bool,
  int,
  uint,
  float,
  complex,
  string,
  bytes,
  interface: any,
  'GobEncoder:Time': time,
  'BinaryMarshaler:URL': url,
}

/** Makes schemas from the kinds in which the vectors describe Go types, as `map[string][]User`. */
export class SchemaTable {
  readonly #structs = new Map<string, Schema>()
  #table: StructTable = {}

  learn(table: StructTable): void {
    this.#table = { ...this.#table, ...table }
  }

  /** @throws {Error} On a kind that is neither built in nor learnt. */
  schemaOf(kind: string): Schema {
    const simple = SIMPLE[kind]
    if (simple) return simple
    const struct = this.#table[kind]
    if (struct) return lazy<unknown, unknown>(() => this.#structOf(kind))
    return this.#compositeOf(kind)
  }

  #compositeOf(kind: string): Schema {
    const [, length, element] = /^\[(\d*)\](.+)$/.exec(kind) ?? []
    if (element) {
      const of = this.schemaOf(element)
      return length ? array(of, Number(length)) : list(of)
    }
    const [, key, value] = /^map\[([^\]]+)\](.+)$/.exec(kind) ?? []
    if (key && value) return map(this.schemaOf(key) as KeySchema, this.schemaOf(value))
    throw new Error(`No such kind: ${kind}`)
  }

  #structOf(name: string): Schema {
    const known = this.#structs.get(name)
    if (known) return known
    const fields = (this.#table[name] ?? []).map(([field, kind, isOptional]): [string, Schema] => {
      const schema = this.schemaOf(kind)
      return [field, isOptional ? optional(schema) : schema]
    })
    const schema = struct(name, Object.fromEntries(fields))
    this.#structs.set(name, schema)
    return schema
  }
}
