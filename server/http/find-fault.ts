/** What of JSON Schema our requests use. */
export type JsonSchema = {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly minProperties?: number
  readonly additionalProperties?: boolean
  readonly items?: JsonSchema
  readonly maxItems?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}

export type Fault = Readonly<{
  path: readonly string[]
  /** Goes on after the field's name: "must be text". */
  problem: string
  isUnknown?: true
}>

const TYPES: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  string: [(value) => typeof value === 'string', 'must be text'],
  integer: [Number.isInteger, 'must be a whole number'],
  number: [Number.isFinite, 'must be a number'],
  boolean: [(value) => typeof value === 'boolean', 'must be true or false'],
  array: [Array.isArray, 'must be a list'],
  object: [isObject, 'must be a JSON object'],
  null: [(value) => value === null, 'must be null'],
}

/**
 * The first thing wrong with a value, `undefined` when nothing is.
 *
 * TypeBox tells as well, but collects every fault: a body full of unknown fields took it 90 ms (measured, 256 KiB).
 */
export function findFault(
  schema: JsonSchema,
  value: unknown,
  path: readonly string[] = [],
): Fault | undefined {
  if (schema.anyOf) return faultInUnion(schema.anyOf, value, path)
  if (schema.enum && !schema.enum.includes(value)) return { path, problem: `must be ${choice(schema.enum)}` }
  const [isOfType, problem] = TYPES[schema.type ?? ''] ?? [() => true, '']
  if (!isOfType(value)) return { path, problem }
  if (typeof value === 'string') return faultInText(schema, value, path)
  if (typeof value === 'number') return faultInNumber(schema, value, path)
  if (Array.isArray(value)) return faultInList(schema, value, path)
  return isObject(value) ? faultInObject(schema, value, path) : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Told of the alternative that has the value's type, else of the first. */
function faultInUnion(alternatives: readonly JsonSchema[], value: unknown, path: readonly string[]) {
  const faults = alternatives.map((schema) => findFault(schema, value, path))
  if (faults.includes(undefined)) return undefined
  return faults.find((fault) => fault && fault.path.length > path.length) ?? faults[0]
}

function faultInText({ pattern, description }: JsonSchema, value: string, path: readonly string[]) {
  if (pattern === undefined || new RegExp(pattern, 'u').test(value)) return undefined
  return { path, problem: description ? `is malformed: ${sentence(description)}` : 'is malformed' }
}

function faultInNumber({ minimum, maximum }: JsonSchema, value: number, path: readonly string[]) {
  if (minimum !== undefined && value < minimum) return { path, problem: `must be at least ${minimum}` }
  if (maximum !== undefined && value > maximum) return { path, problem: `must be at most ${maximum}` }
  return undefined
}

function faultInList({ items, maxItems }: JsonSchema, list: readonly unknown[], path: readonly string[]) {
  if (maxItems !== undefined && list.length > maxItems) {
    return { path, problem: `may have at most ${maxItems} entries` }
  }
  if (!items) return undefined
  for (const [index, value] of list.entries()) {
    const fault = findFault(items, value, [...path, String(index)])
    if (fault) return fault
  }
  return undefined
}

function faultInObject(
  { properties = {}, required = [], minProperties = 0, additionalProperties }: JsonSchema,
  value: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Fault | undefined {
  const names = Object.keys(value)
  const unknown = names.find((name) => additionalProperties === false && !Object.hasOwn(properties, name))
  if (unknown !== undefined) return { path: [...path, unknown], problem: 'is unknown', isUnknown: true }
  const missing = required.find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) return { path: [...path, missing], problem: 'is required' }
  if (names.length < minProperties) return { path, problem: `needs at least ${minProperties} field` }
  for (const name of names) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
    const fault = schema && findFault(schema, value[name], [...path, name])
    if (fault) return fault
  }
  return undefined
}

function choice(values: readonly unknown[]): string {
  const shown = values.map((value) => (value === '' ? '""' : String(value)))
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}

/** Without its full stop and with a small first letter, to stand inside another sentence. */
const sentence = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '')
