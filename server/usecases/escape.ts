import { cutText } from '../domain/text.ts'

const MAX = 256
const MARKDOWN = /[\\`*_{}[\]()#+\-.!>~|]/g
// Between the sign and the name, so that it reads the same and is neither a mention nor a channel link.
const WORD_JOINER = '\u2060'

/**
 * User text inside a post of ours: one line, at most 256 characters, shown as typed, and neither Markdown nor a
 * mention, a channel link or a heading.
 *
 * Source: Mattermost's Markdown takes a backslash before the characters of CommonMark's list that it gives a meaning.
 */
export function escapeText(text: string, max = MAX): string {
  return cutText(text.replace(/\s+/gu, ' ').trim(), max)
    .replace(MARKDOWN, '\\$&')
    .replace(/<(?=\S)/g, `<${WORD_JOINER}`)
    .replace(/@(?=\S)/g, `@${WORD_JOINER}`)
    .replace(/\\~(?=\S)/g, `\\~${WORD_JOINER}`)
    .replace(/:(?=\S)/g, `:${WORD_JOINER}`)
}
