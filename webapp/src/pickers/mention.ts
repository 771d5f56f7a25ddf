/** The beginning of a mention that somebody is typing. */
export interface Mention {
  readonly kind: 'person' | 'channel'
  /** What stands after the sign. */
  readonly term: string
  /** Where the sign stands. */
  readonly from: number
  readonly to: number
}

const AT_END = /(?:^|[\s([{"'])([@~])([\p{L}\p{N}._-]*)$/u

/** The mention in which the caret stands, if it stands at the end of one. */
export function mentionAt(text: string, caret: number): Mention | undefined {
  const [, sign, term = ''] = AT_END.exec(text.slice(0, caret)) ?? []
  if (!sign) return undefined
  return { kind: sign === '@' ? 'person' : 'channel', term, from: caret - term.length - 1, to: caret }
}

/** The text with the mention completed, and where the caret belongs then. */
export function complete(text: string, { kind, from, to }: Mention, name: string) {
  const mention = `${kind === 'person' ? '@' : '~'}${name} `
  return {
    text: text.slice(0, from) + mention + text.slice(to).replace(/^ /, ''),
    caret: from + mention.length,
  }
}
