/**
 * A value inside a Go interface, with the name its Go type is registered under (interface-types.ts),
 * as in `typed('*plugin.ErrorString', { Code: 0, Err: 'no database' })`.
 */
export class Typed {
  readonly goType: string
  readonly value: unknown

  constructor(goType: string, value: unknown) {
    this.goType = goType
    this.value = value
  }
}

/** Makes a {@link Typed}; whether the value fits the type is checked when it is encoded. */
export function typed(goType: string, value: unknown): Typed {
  return new Typed(goType, value)
}

/**
 * What the encoder takes for an interface. JavaScript values go as `string`, `bool`, `int64` (whole numbers and
 * bigint), `float64` (other numbers), `[]uint8` (Buffer), `[]interface {}`, `map[string]interface {}`; null is nil.
 * A key whose value is undefined is left out.
 */
export type AnyInput =
  | Typed
  | null
  | string
  | boolean
  | number
  | bigint
  | Buffer
  | readonly AnyInput[]
  | { readonly [key: string]: AnyInput | undefined }

/**
 * The value without its Go types: strings, numbers, lists and records as in JSON, at any depth.
 * Structs become their fields, bytes stay a Buffer.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Typed) return plain(value.value)
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Map) return new Map([...value].map(([key, element]) => [key, plain(element)]))
  if (typeof value !== 'object' || value === null) return value
  if (Buffer.isBuffer(value) || value instanceof Date) return value
  return plainRecord(value)
}

function plainRecord(value: object): unknown {
  const record: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [key, element] of Object.entries(value)) record[key] = plain(element)
  return record
}
