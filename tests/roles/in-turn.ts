const AT_ONCE = 16

/** Checks many cases, some at a time. @returns All complaints. */
export async function inTurn<T>(
  all: readonly T[],
  check: (one: T) => Promise<readonly string[]>,
): Promise<string[]> {
  const wrong: string[] = []
  for (let start = 0; start < all.length; start += AT_ONCE) {
    wrong.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(check))).flat())
  }
  return wrong
}
