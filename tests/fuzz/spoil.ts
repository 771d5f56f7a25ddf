import fc from 'fast-check'
import { placesIn, plain, replaced, valueOf, type Json, type Schema } from './schema.ts'

/** A body that its door must refuse, and what is wrong with it. */
export type Spoiled = Readonly<{ what: string; body: Json }>

const nested = (levels: number): Json =>
  levels === 0 ? 0 : levels % 2 === 0 ? [nested(levels - 1)] : { a: nested(levels - 1) }

const NO_TEXT = ['a\u0000b', '\u0007', '\ud800', 'x'.repeat(70_000), '🔥'.repeat(50_001)]
const NO_NUMBER = [0.5, 1e308, -1e308, -1, Number.MAX_SAFE_INTEGER + 2]

/** Fields of the host's own that nobody reads: what they hold decides nothing. */
const UNREAD = new Set([
  'trigger_id',
  'callback_id',
  'url',
  'type',
  'data_source',
  'user_name',
  'team_domain',
])
const UNREAD_IDS = new Set(['channel_id', 'team_id', 'channel_name'])

/** What no schema of that kind takes, whatever else it says. */
function wrongFor(schema: Schema, isRead: boolean): readonly Json[] {
  const { type } = plain(schema)
  const anyKind: Json[] = [true, 7, 'x', 0.5, ['x'], { x: 1 }, [], {}, nested(12)]
  const others = anyKind.filter((value) => kindOf(value) !== type && !(type === 'integer' && value === 7))
  const isNullable = schema.anyOf?.some((one) => one.type === 'null') ?? false
  const wrong = isNullable ? others : [...others, null]
  if (type === 'string' && isRead) return [...wrong, ...NO_TEXT, ...(isNarrow(schema) ? NOT_THAT : [])]
  if (type === 'integer' || type === 'number')
    return [...wrong.filter((one) => typeof one !== 'number'), ...NO_NUMBER]
  return wrong
}

const NOT_THAT = ['😀', '%00', '../..', "' or true--", 'A'.repeat(26)]

/** Takes some texts only. */
const isNarrow = (schema: Schema): boolean =>
  plain(schema).enum !== undefined || plain(schema).pattern !== undefined

const kindOf = (value: Json): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value

/** Whether the schema says anything of what may stand there. */
const isJudged = (schema: Schema): boolean =>
  Object.keys(schema).some((key) => ['type', 'enum', 'const', 'anyOf', 'pattern'].includes(key))

/**
 * Bodies like the valid one, with further fields that the schema has, and one or more values spoiled: of another
 * type, out of range, no text, too long, too deep, or a field that is unknown.
 */
export function anySpoiled(valid: Json, schema: Schema): fc.Arbitrary<Spoiled> {
  const isHosts = schema.additionalProperties !== false
  const filled = fc.constantFrom(valid, withEverything(valid, schema))
  const one = filled.chain((body) => anyFault(body, schema, isHosts))
  const two = one.chain(({ what, body }) =>
    anyFault(body, schema, isHosts).map((more) => ({ what: `${what}; ${more.what}`, body: more.body })),
  )
  return fc.oneof({ weight: 3, arbitrary: one }, { weight: 1, arbitrary: two })
}

function anyFault(body: Json, schema: Schema, isHosts: boolean): fc.Arbitrary<Spoiled> {
  const places = placesIn(body, schema).filter((place) => isJudged(place.schema))
  return fc.constantFrom(...places).chain((place) => {
    const { path } = place
    const name = String(path.at(-1) ?? '')
    const isRead = !(isHosts && path.length === 1 && (UNREAD.has(name) || UNREAD_IDS.has(name)))
    const isClosed = plain(place.schema).additionalProperties === false
    const here = valueAt(body, path)
    const faults = [
      ...wrongFor(place.schema, isRead),
      ...(isClosed && kindOf(here) === 'object' ? NAMES.map((unknown) => withField(here, unknown)) : []),
    ]
    return fc.constantFrom(...faults).map((fault) => ({
      what: `${path.join('.') || 'body'} = ${JSON.stringify(fault).slice(0, 60)}`,
      body: replaced(body, path, fault),
    }))
  })
}

const NAMES = ['owner_id', '__proto__', 'constructor', 'toString', '\u0000', '😀', 'x'.repeat(2_000)]

/** As a field of its own, also where that name means something to the language. */
function withField(value: Json, name: string): Json {
  const fields = JSON.stringify(value).slice(1)
  return JSON.parse(`{${JSON.stringify(name)}:1${fields === '}' ? '' : ','}${fields}`) as Json
}

const valueAt = (value: Json, path: readonly (string | number)[]): Json =>
  path.reduce<Json>((found, name) => (found as Record<string | number, Json>)[name] ?? null, value)

function withEverything(valid: Json, schema: Schema): Json {
  const all = valueOf(schema)
  return typeof valid === 'object' && typeof all === 'object' ? { ...all, ...valid } : valid
}
