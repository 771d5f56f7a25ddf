const AT_ONCE = 16

/** Checks many cases, some at a time. @returns All complaints. */
export async function inTurn<T>(
  all: readonly T[],
  check: (one: T) => Promise<readonly string[]>,
  atOnce = AT_ONCE,
): Promise<string[]> {
  const wrong: string[] = []
  for (let start = 0; start < all.length; start += atOnce) {
    wrong.push(...(await Promise.all(all.slice(start, start + atOnce).map(check))).flat())
  }
  return wrong
}
