export type Word = Readonly<{
  text: string
  isQuoted: boolean
  /** Where what follows it begins, in the rest of the line. */
  end: number
}>

export type Parsed = Readonly<{ subcommand: string; words: readonly Word[]; rest: string; clientId: string }>

const MARKER = /(?<=^|\s)client:([a-z0-9]{26})(?=\s|$)/u
// Straight or curly quotes keep words together; an unclosed one runs to the end.
const WORD = /["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+)/gu

/**
 * What follows the trigger, cut into words. The web app's marker is taken out wherever it stands.
 *
 * @param text The whole command with its slash, e.g. `/incident check "On call"`.
 */
export function parseCommand(text: string): Parsed {
  const clientId = MARKER.exec(text)?.[1] ?? ''
  const [, afterTrigger = ''] = /^\s*\/\S*\s*(.*)$/su.exec(text.replace(MARKER, '')) ?? []
  const [, first = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(afterTrigger) ?? []
  return { subcommand: first.toLowerCase(), words: wordsOf(rest), rest: rest.trim(), clientId }
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)]
    .map(({ 0: all, 1: quoted, 2: plain, index }) => ({
      text: quoted ?? plain ?? '',
      isQuoted: quoted !== undefined,
      end: index + all.length,
    }))
    .filter((word) => word.isQuoted || word.text !== '')

const NUMBER = /^[0-9]{1,9}$/

export const isNumber = ({ text, isQuoted }: Pick<Word, 'text' | 'isQuoted'>): boolean =>
  !isQuoted && NUMBER.test(text)

/**
 * A text without the quotes around the whole of it; an unclosed one runs to the end. Inside a pair more, quotes that
 * belong to the text stay.
 */
export function unquoted(text: string): string {
  const [, inner, closing] = /^["“”„](.*?)(["“”„]?)$/su.exec(text) ?? []
  if (inner === undefined) return text
  const isDoubled = closing !== '' && /^["“”„]|["“”„]$/u.test(inner)
  return isDoubled || !/["“”„]/u.test(inner) ? inner.trim() : text
}

/** What {@link unquoted} makes that text of. */
export const quotedIfNeeded = (text: string): string => (unquoted(text) === text ? text : `"${text}"`)
