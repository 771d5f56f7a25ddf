import type { ReportBlock } from '../domain/report-block.ts'

type Blocks = AsyncIterable<ReportBlock>

/** The report as Markdown. What people wrote is quoted, so that it stays inside, and holds no HTML. */
export async function* presentMarkdown(blocks: Blocks): AsyncGenerator<string> {
  for await (const block of blocks) yield markdownOf(block)
}

function markdownOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'title':
      return `# ${oneLine(block.text)}\n\n`
    case 'section':
      return `\n## ${oneLine(block.text)}\n\n`
    case 'subsection':
      return `\n### ${oneLine(block.text)}\n\n`
    case 'fact':
      return `- **${oneLine(block.label)}:** ${oneLine(block.text)}\n`
    case 'item':
      return `- ${boxOf(block.isDone, '[x] ', '[ ] ')}${oneLine(block.text)}\n`
    case 'text':
      return `\n${quoted(block.text)}\n\n`
  }
}

/** Marks of Markdown mean themselves. */
const oneLine = (text: string): string =>
  withoutTags(
    text.replaceAll(/[\\`*_{}[\]()#+!|~>]/g, (mark) => (mark === '>' ? mark : `\\${mark}`)),
  ).replaceAll(/\s+/g, ' ')

const quoted = (text: string): string =>
  withoutTags(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

/** An ampersand too: it could be the beginning of a mark written in another way. */
const withoutTags = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const boxOf = (isDone: boolean | undefined, done: string, open: string): string =>
  isDone === undefined ? '' : isDone ? done : open

/** The report as one page to print: no scripts, nothing from elsewhere. */
export async function* presentHtml(blocks: Blocks): AsyncGenerator<string> {
  yield HEAD
  for await (const block of blocks) yield htmlOf(block)
  yield '</body>\n</html>\n'
}

const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<style>
body { font: 14px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; }
p { margin: 0.25rem 0; }
.text { white-space: pre-wrap; border-left: 3px solid #ccc; padding-left: 0.75rem; margin: 0.5rem 0; }
</style>
</head>
<body>
`

function htmlOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'title':
      return `<h1 dir="auto">${escaped(block.text)}</h1>\n`
    case 'section':
      return `<h2>${escaped(block.text)}</h2>\n`
    case 'subsection':
      return `<h3 dir="auto">${escaped(block.text)}</h3>\n`
    case 'fact':
      return `<p><b>${escaped(block.label)}:</b> ${escaped(block.text)}</p>\n`
    case 'item':
      return `<p dir="auto">${boxOf(block.isDone, '☑ ', '☐ ')}${escaped(block.text)}</p>\n`
    case 'text':
      return `<div class="text" dir="auto">${escaped(block.text)}</div>\n`
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
