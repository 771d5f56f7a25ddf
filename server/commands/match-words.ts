/**
 * What typed words name, in two rounds: first what is called exactly that; if there is none, what has for every typed
 * word one that begins with it, in any order.
 */
export function matching<T>(
  things: readonly T[],
  titleOf: (thing: T) => string,
  typed: string,
): readonly T[] {
  const wanted = plain(typed)
  if (wanted === '') return []
  const equal = things.filter((thing) => plain(titleOf(thing)) === wanted)
  if (equal.length > 0) return equal
  const parts = wanted.split(' ')
  return things.filter((thing) => hasBeginnings(plain(titleOf(thing)).split(' '), parts))
}

const hasBeginnings = (words: readonly string[], parts: readonly string[]): boolean =>
  parts.every((part) => words.some((word) => word.startsWith(part)))

/** Case, accents, extra spaces, quotes, emoji and Markdown marks do not matter. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/:[a-z0-9_+-]+:/gi, ' ')
    .replace(/[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u200d]/gu, ' ')
    .replace(/[*_`~#>[\]()|"“”„«»'‘’]/g, ' ')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
