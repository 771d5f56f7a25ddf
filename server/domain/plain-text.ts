const LEAD = /^(?:\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+))+/
const RULE = /^\s*(?:[-*_]\s*){3,}$/
const FENCE = /^\s*(?:```|~~~)/
const PICTURE_OR_LINK = /!?\[([^\]]*)\]\([^)]*\)/g
const MARKS = /(\*\*\*|\*\*|__|~~|`+)(\S(?:.*?\S)?)\1/g
const EMPHASIS = /(?<![\w*])([*_])(\S(?:.*?\S)?)\1(?![\w*])/g

/** The first line of a message that says something, as it reads without its Markdown; `""` when none does. */
export const firstPlainLine = (markdown: string): string =>
  markdown
    .split('\n')
    .map(plain)
    .find((line) => line !== '') ?? ''

function plain(line: string): string {
  if (RULE.test(line) || FENCE.test(line)) return ''
  return line
    .replace(LEAD, '')
    .replace(PICTURE_OR_LINK, '$1')
    .replace(MARKS, '$2')
    .replace(EMPHASIS, '$2')
    .replace(/\s+/gu, ' ')
    .trim()
}
