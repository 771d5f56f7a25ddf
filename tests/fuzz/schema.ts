/** As much of JSON schema as our specification uses. */
export type Schema = Readonly<{
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null'
  enum?: readonly unknown[]
  const?: unknown
  pattern?: string
  minimum?: number
  maximum?: number
  items?: Schema
  properties?: Readonly<Record<string, Schema>>
  additionalProperties?: boolean
  anyOf?: readonly Schema[]
}>

/** One operation of the specification. */
export type Operation = Readonly<{
  parameters?: readonly Readonly<{ in: string; name: string; schema: Schema }>[]
  requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}>

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export type Path = readonly (string | number)[]

/** What a union takes besides nothing. */
export const plain = (schema: Schema): Schema => schema.anyOf?.find(({ type }) => type !== 'null') ?? schema

/** A small value that the schema takes; of ids any, known to nobody. */
export function valueOf(given: Schema): Json {
  const schema = plain(given)
  if (schema.const !== undefined) return schema.const as Json
  if (schema.enum) return schema.enum[0] as Json
  const { type, properties = {}, items, minimum = 1, pattern = '' } = schema
  if (type === 'integer' || type === 'number') return minimum
  if (type === 'boolean') return false
  if (type === 'array') return items ? [valueOf(items)] : []
  if (type !== 'object') return pattern.includes('{26}') ? 'unknownunknownunknownunkno' : 'Call the bank'
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, valueOf(property)]))
}

/** Every place of a value that the schema speaks of, deepest last, with what it says there. */
export function placesIn(value: Json, given: Schema, path: Path = []): { path: Path; schema: Schema }[] {
  const schema = plain(given)
  const here = [{ path, schema: given }]
  if (Array.isArray(value) && schema.items) {
    const { items } = schema
    return [...here, ...value.flatMap((child, index) => placesIn(child as Json, items, [...path, index]))]
  }
  if (typeof value !== 'object' || value === null) return here
  const children = Object.entries(value as Readonly<Record<string, Json>>).flatMap(([name, child]) => {
    const property = schema.properties?.[name]
    return property ? placesIn(child, property, [...path, name]) : []
  })
  return [...here, ...children]
}

export function replaced(value: Json, [first, ...rest]: Path, by: Json): Json {
  if (first === undefined) return by
  if (Array.isArray(value)) {
    return value.map((child, index) =>
      index === first ? replaced(child as Json, rest, by) : (child as Json),
    )
  }
  const object = value as Readonly<Record<string, Json>>
  return { ...object, [first]: replaced(object[first] ?? null, rest, by) }
}
