type Named = Readonly<Record<string, unknown>>

/** Lets a function be called with arguments in their order, or with one object that has their names. */
export const named =
  <Result>(names: readonly string[], call: (values: Named) => Result) =>
  (...values: unknown[]): Result => {
    const [first] = values
    if (values.length === 1 && isNamed(names, first)) return call(first)
    return call(Object.fromEntries(names.map((name, place) => [name, values[place]])))
  }

/** A component or an element may be an object too, but has none of these names. */
const isNamed = (names: readonly string[], value: unknown): value is Named =>
  typeof value === 'object' &&
  value !== null &&
  names.some((name) => Object.hasOwn(value, name)) &&
  !('$$typeof' in value)
