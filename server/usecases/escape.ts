import { cutText } from '../domain/text.ts'

const MAX = 256
const MARKDOWN = /[\\`*_{}[\]()#+\-.!>~|]/g
// Between the sign and the name, so that it reads the same and is neither a mention nor a channel link.
const WORD_JOINER = '\u2060'
const NO_BREAK_SPACE = '\u00a0'

/**
 * User text inside a post of ours: one line, at most 256 characters, shown as typed, and neither Markdown nor a
 * mention, a channel link or a heading.
 *
 * Source: Mattermost's Markdown takes a backslash before the characters of CommonMark's list that it gives a meaning.
 */
export const escapeText = (text: string, max = MAX): string =>
  escapeMarks(cutText(text.replace(/\s+/gu, ' ').trim(), max))

const escapeMarks = (text: string): string =>
  text
    .replace(MARKDOWN, '\\$&')
    .replace(/<(?=\S)/g, `<${WORD_JOINER}`)
    .replace(/@(?=\S)/g, `@${WORD_JOINER}`)
    .replace(/\\~(?=\S)/g, `\\~${WORD_JOINER}`)
    .replace(/:(?=\S)/g, `:${WORD_JOINER}`)

/** What begins a block of code or underlines a heading, though none of its characters can take a backslash. */
const INDENT = /^[^\S\n]+/
const UNDERLINE = /^=+\s*$/

/** One line of user text, as {@link escapeText} but for its white space, which stays. */
export const escapeLine = (line: string): string =>
  escapeMarks(line)
    .replace(INDENT, (indent) => NO_BREAK_SPACE.repeat(indent.length))
    .replace(UNDERLINE, `${WORD_JOINER}$&`)

/** User text that keeps its Markdown inside a post of ours, with mentions that read the same and ping nobody. */
export const quietMarkdown = (text: string): string => text.replace(/@(?=\S)/g, `@${WORD_JOINER}`)

/** Text as code, whatever backticks it has: shown as it is, to be copied. Source: CommonMark 0.31, 6.1. */
export function codeText(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}
