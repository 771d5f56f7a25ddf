import { escapeHtml, isSafeUrl } from './escape.ts'

/** What mentions and channel links in a text mean; without it they are plain text. */
export interface Meaning {
  /** Whether that is a person's user name. */
  readonly isPerson: (username: string) => boolean
  readonly currentUsername: string
  /** Shown name and path of a channel the reader can see. */
  readonly findChannel: (name: string) => { readonly title: string; readonly path: string } | undefined
}

interface Rule {
  readonly pattern: RegExp
  /** HTML of what matched; undefined leaves the text as it is. */
  readonly render: (match: RegExpExecArray, meaning: Meaning) => string | undefined
}

const wrapped = (tag: string) => (match: RegExpExecArray, meaning: Meaning) =>
  `<${tag}>${inline(match[1] ?? '', meaning)}</${tag}>`

const link = (url: string, label: string): string | undefined =>
  isSafeUrl(url) ? `<a class="theme markdown__link" href="${escapeHtml(url)}">${label}</a>` : undefined

const rules: readonly Rule[] = [
  { pattern: /\\([\\`*_{}[\]()#+\-.!~<>|@])/, render: ([, sign = '']) => escapeHtml(sign) },
  {
    pattern: /(`+)([^`]|[^`].*?[^`])\1(?!`)/,
    render: ([, , code = '']) =>
      `<span class="codespan__pre-wrap"><code>${escapeHtml(code.trim())}</code></span>`,
  },
  {
    pattern: /\[((?:\\.|[^\]\\])+)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/,
    render: ([, label = '', url = ''], meaning) => link(url, inline(label, meaning)),
  },
  {
    pattern: /https?:\/\/[^\s<>()]*[^\s<>().,;:!?'"*_~]/,
    render: ([url]) => link(url, escapeHtml(url)),
  },
  { pattern: /\*\*(\S|\S.*?\S)\*\*(?!\*)/, render: wrapped('strong') },
  { pattern: /(?<!\w)__(\S|\S.*?\S)__(?!\w)/, render: wrapped('strong') },
  { pattern: /\*(?![\s*])(.*?[^\s*])\*(?!\*)/, render: wrapped('em') },
  { pattern: /(?<!\w)_(?![\s_])(.*?[^\s_])_(?!\w)/, render: wrapped('em') },
  { pattern: /~~(\S|\S.*?\S)~~/, render: wrapped('del') },
  { pattern: /(?<!\w)@([a-z0-9][a-z0-9._-]*[a-z0-9]|[a-z0-9])/i, render: mention },
  { pattern: /(?<!\w)~([a-z0-9][a-z0-9_-]*)/i, render: channelLink },
]

/** One paragraph's Markdown as safe HTML: every sign of the text that is no mark-up is escaped. */
export function inline(text: string, meaning: Meaning): string {
  const first = firstMatch(text, meaning)
  if (!first) return escapeHtml(text)
  const before = escapeHtml(text.slice(0, first.index))
  return before + first.html + inline(text.slice(first.index + first.length), meaning)
}

function firstMatch(text: string, meaning: Meaning) {
  const found = rules.flatMap(({ pattern, render }) => {
    const match = pattern.exec(text)
    const html = match && render(match, meaning)
    return html ? [{ index: match.index, length: match[0].length, html }] : []
  })
  return found.toSorted((one, other) => one.index - other.index)[0]
}

function mention(
  [whole, name = '']: RegExpExecArray,
  { isPerson, currentUsername }: Meaning,
): string | undefined {
  const username = name.toLowerCase()
  if (!isPerson(username)) return undefined
  const kind = username === currentUsername ? 'mention--highlight' : 'mention-link'
  return `<span class="${kind}" data-mention="${username}">${escapeHtml(whole)}</span>`
}

function channelLink([, name = '']: RegExpExecArray, { findChannel }: Meaning): string | undefined {
  const channel = findChannel(name.toLowerCase())
  if (!channel) return undefined
  const { title, path } = channel
  return `<a class="mention-link" data-channel-mention="${escapeHtml(name)}" href="${escapeHtml(path)}">~${escapeHtml(title)}</a>`
}
