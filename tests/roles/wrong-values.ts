type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
type Changed = Readonly<{ what: string; body: unknown }>

const NUMBERS = [0.5, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2]
const WRONG = {
  string: [null, true, 7, 0.5, ['x'], { x: 'x' }],
  number: [null, true, 'x', ...NUMBERS, [], {}],
  boolean: [null, 1, 'true', [], {}],
  // Null means an empty list.
  list: [true, 7, 'x', {}],
  object: [true, 7, 'x', []],
} as const satisfies Record<string, readonly Json[]>

/** The body with each of its values in turn replaced by one of another type, or by a number out of any range. */
export const withWrongTypes = (body: unknown): Changed[] =>
  placesIn(body as Json).flatMap(({ path, value }) =>
    WRONG[kindOf(value)].map((wrong) => ({
      what: `${path.join('.')} = ${JSON.stringify(wrong)}`,
      body: replaced(body as Json, path, wrong),
    })),
  )

/** The body with each of its texts in turn replaced by a huge one. */
export const withHugeTexts = (body: unknown): Changed[] =>
  placesIn(body as Json)
    // The trigger is the host's own business, and is handed back to it.
    .filter(({ path, value }) => typeof value === 'string' && path[0] !== 'trigger_id')
    .map(({ path }) => ({
      what: `${path.join('.')} is huge`,
      body: replaced(body as Json, path, 'x'.repeat(100_000)),
    }))

/** The body with more fields than it has; where the host may add some itself, the dialog's own part of it. */
export function withUnknownFields(body: unknown, names: readonly string[]): unknown {
  const more = Object.fromEntries(names.map((name) => [name, 1]))
  const { submission } = body as { submission?: object }
  if (submission) return { ...(body as object), submission: { ...submission, ...more } }
  return { ...(body as object), ...more }
}

type Path = readonly (string | number)[]

function placesIn(value: Json, path: Path = []): { path: Path; value: Json }[] {
  const here = path.length > 0 ? [{ path, value }] : []
  if (typeof value !== 'object' || value === null) return here
  const children = Array.isArray(value) ? value.entries() : Object.entries(value)
  return [...here, ...[...children].flatMap(([name, child]) => placesIn(child as Json, [...path, name]))]
}

function kindOf(value: Json): keyof typeof WRONG {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' ? 'object' : (typeof value as 'string' | 'number' | 'boolean')
}

function replaced(value: Json, [first, ...rest]: Path, by: Json): Json {
  if (first === undefined) return by
  if (Array.isArray(value))
    return value.map((child, index) =>
      index === first ? replaced(child as Json, rest, by) : (child as Json),
    )
  const object = value as Readonly<Record<string, Json>>
  return { ...object, [first]: replaced(object[first] ?? null, rest, by) }
}
