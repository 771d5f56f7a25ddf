export type Word = Readonly<{ text: string; isQuoted: boolean }>

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
    .map(([, quoted, plain]) => ({ text: quoted ?? plain ?? '', isQuoted: quoted !== undefined }))
    .filter((word) => word.isQuoted || word.text !== '')
