/** Keyword, then a value in quotes, or plain and not beginning with one, or none; a backslash takes the next character. */
const PAIR = /^([^\s=]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(?!')((?:[^\s\\]|\\.)*)(?=\s|$))/su

/**
 * Reads `host=localhost password='two words'`; a later keyword wins.
 *
 * Source: github.com/lib/pq, conn.go, parseOpts; PostgreSQL manual, libpq, "Keyword/Value Connection Strings".
 *
 * @returns undefined when it is not of that form.
 */
export function parseKeywords(text: string): Map<string, string> | undefined {
  const found = new Map<string, string>()
  let rest = text.trimStart()
  while (rest !== '') {
    const match = PAIR.exec(rest)
    if (!match) return undefined
    const [all, keyword = '', quoted, plain = ''] = match
    found.set(keyword, (quoted ?? plain).replace(/\\(.)/gsu, '$1'))
    rest = rest.slice(all.length).trimStart()
  }
  return found
}
