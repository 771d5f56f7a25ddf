type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/**
 * A specification in which every copy of a named schema is a reference to it.
 *
 * @param document Holds nothing but JSON.
 */
export function namedSchemas<D extends { components?: { schemas?: object } }>(
  document: D,
  named: Readonly<Record<string, object>>,
): D {
  const names = new Map(Object.entries(named).map(([name, schema]) => [JSON.stringify(schema), name]))
  const schemas = Object.fromEntries(
    Object.entries(named).map(([name, schema]) => [name, withReferences(toJson(schema), names, true)]),
  )
  const components = { ...document.components, schemas: { ...document.components?.schemas, ...schemas } }
  // References are of the same document.
  return { ...(withReferences(toJson(document), names) as D), components }
}

function withReferences(json: Json, names: ReadonlyMap<string, string>, isDefinition = false): Json {
  if (typeof json !== 'object' || json === null) return json
  const name = isDefinition ? undefined : names.get(JSON.stringify(json))
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` }
  if (Array.isArray(json)) return json.map((one: Json) => withReferences(one, names))
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withReferences(value, names)]))
}

const toJson = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json
