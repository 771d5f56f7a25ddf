import { escapeHtml } from './escape.ts'
import { inline, type Meaning } from './inline.ts'

interface Block {
  /** Where the block ends: the first line that is not its own. */
  readonly end: number
  readonly html: string
}

type Reader = (lines: readonly string[], start: number, meaning: Meaning) => Block | undefined

const readers: readonly Reader[] = [blank, fence, heading, rule, quote, list, table]
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/
const TASK = /^\[([ xX])\]\s+(.*)$/

/** Markdown as safe HTML. */
export function blocks(lines: readonly string[], meaning: Meaning): string {
  let html = ''
  for (let start = 0; start < lines.length;) {
    const block = readBlock(lines, start, meaning) ?? paragraph(lines, start, meaning)
    html += block.html
    start = block.end
  }
  return html
}

function readBlock(lines: readonly string[], start: number, meaning: Meaning): Block | undefined {
  for (const read of readers) {
    const block = read(lines, start, meaning)
    if (block) return block
  }
  return undefined
}

function blank(lines: readonly string[], start: number): Block | undefined {
  return lines[start]?.trim() === '' ? { end: start + 1, html: '' } : undefined
}

function fence(lines: readonly string[], start: number): Block | undefined {
  if (!lines[start]?.startsWith('```')) return undefined
  const closing = lines.findIndex((line, place) => place > start && line.startsWith('```'))
  const end = closing === -1 ? lines.length : closing
  const code = escapeHtml(lines.slice(start + 1, end).join('\n'))
  return { end: end + 1, html: `<div class="post-code"><code>${code}</code></div>` }
}

function heading(lines: readonly string[], start: number, meaning: Meaning): Block | undefined {
  const match = /^(#{1,6})\s+(.*)$/.exec(lines[start] ?? '')
  if (!match) return undefined
  const level = match[1]?.length ?? 1
  return {
    end: start + 1,
    html: `<h${level} class="markdown__heading">${inline(match[2] ?? '', meaning)}</h${level}>`,
  }
}

function rule(lines: readonly string[], start: number): Block | undefined {
  return /^(-{3,}|\*{3,}|_{3,})\s*$/.test(lines[start] ?? '') ? { end: start + 1, html: '<hr>' } : undefined
}

function quote(lines: readonly string[], start: number, meaning: Meaning): Block | undefined {
  const own = takeWhile(lines, start, (line) => line.startsWith('>'))
  if (own.length === 0) return undefined
  const inner = own.map((line) => line.replace(/^>\s?/, ''))
  return { end: start + own.length, html: `<blockquote>${blocks(inner, meaning)}</blockquote>` }
}

/** Lines that are indented deeper than the first item belong to the item above them. */
function list(lines: readonly string[], start: number, meaning: Meaning): Block | undefined {
  const first = ITEM.exec(lines[start] ?? '')
  if (!first) return undefined
  const depth = first[1]?.length ?? 0
  const isDeeper = (line: string) => line.trim() !== '' && line.search(/\S/) > depth
  const own = takeWhile(lines, start, (line) => ITEM.test(line) || isDeeper(line))
  const items: string[][] = []
  for (const line of own) {
    if (isDeeper(line)) items.at(-1)?.push(line)
    else items.push([line])
  }
  const html = items.map((item) => listItem(item, meaning)).join('')
  const tag = /\d/.test(first[2] ?? '') ? 'ol' : 'ul'
  return { end: start + own.length, html: `<${tag} class="markdown__list">${html}</${tag}>` }
}

function listItem([line = '', ...deeper]: readonly string[], meaning: Meaning): string {
  const text = ITEM.exec(line)?.[3] ?? line
  const task = TASK.exec(text)
  const inner = blocks(deeper, meaning)
  if (!task) return `<li>${inline(text, meaning)}${inner}</li>`
  const sign = task[1] === ' ' ? 'open' : 'done'
  return `<li class="list-item--task-list" data-task="${sign}">${inline(task[2] ?? '', meaning)}${inner}</li>`
}

function table(lines: readonly string[], start: number, meaning: Meaning): Block | undefined {
  const own = takeWhile(lines, start, (line) => line.includes('|'))
  const [head, divider, ...rows] = own
  if (!head || !/^[\s|:-]*-[\s|:-]*$/.test(divider ?? '')) return undefined
  const body = rows.map((row) => `<tr>${cells(row, 'td', meaning)}</tr>`).join('')
  return {
    end: start + own.length,
    html: `<table class="markdown__table"><thead><tr>${cells(head, 'th', meaning)}</tr></thead><tbody>${body}</tbody></table>`,
  }
}

const cells = (row: string, tag: string, meaning: Meaning): string =>
  row
    .replace(/^\s*\||(?<!\\)\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => `<${tag}>${inline(cell.trim(), meaning)}</${tag}>`)
    .join('')

function paragraph(lines: readonly string[], start: number, meaning: Meaning): Block {
  let end = start + 1
  while (end < lines.length && !readBlock(lines, end, meaning)) end += 1
  const text = lines.slice(start, end).map((line) => inline(line, meaning))
  return { end, html: `<p>${text.join('<br>')}</p>` }
}

function takeWhile(
  lines: readonly string[],
  start: number,
  isOwn: (line: string) => boolean,
): readonly string[] {
  const end = lines.findIndex((line, place) => place >= start && !isOwn(line))
  return lines.slice(start, end === -1 ? undefined : end)
}
