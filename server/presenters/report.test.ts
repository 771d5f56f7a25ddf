import { expect, test } from '@jest/globals'

import type { ReportBlock } from '../domain/report-block.ts'
import { presentHtml, presentMarkdown } from './report.ts'

const blocks = (...all: ReportBlock[]): AsyncIterable<ReportBlock> => ({
  async *[Symbol.asyncIterator]() {
    for (const block of all) yield await Promise.resolve(block)
  },
})
const markdown = async (...all: ReportBlock[]) => (await collected(presentMarkdown(blocks(...all)))).join('')
const html = async (...all: ReportBlock[]) => (await collected(presentHtml(blocks(...all)))).join('')

const HOSTILE = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) **b** # c & d'

async function collected(chunks: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const chunk of chunks) all.push(chunk)
  return all
}

test('a report has a title, facts, sections, ticked tasks and what people wrote', async () => {
  const text = await markdown(
    { kind: 'title', text: 'Shop is down' },
    { kind: 'fact', label: 'Status', text: 'Active' },
    { kind: 'section', text: 'Tasks' },
    { kind: 'item', text: 'Tell support', isDone: true },
    { kind: 'item', text: 'Tell the board', isDone: false },
    { kind: 'text', text: 'First line\n\n# Second' },
  )
  expect(text).toBe(
    '# Shop is down\n\n- **Status:** Active\n\n## Tasks\n\n- [x] Tell support\n- [ ] Tell the board\n' +
      '\n> First line\n> \n> # Second\n\n',
  )
})

test('P-52: in Markdown a title is a title, whatever it says, and nothing holds HTML', async () => {
  for (const kind of ['title', 'item', 'text'] as const) {
    expect(await markdown({ kind, text: HOSTILE })).not.toContain('<')
  }
  expect(await markdown({ kind: 'title', text: HOSTILE })).toContain('\\[a\\]\\(javascript:')
  expect(await markdown({ kind: 'item', text: 'one\n\n# two' })).toBe('- one \\# two\n')
})

test('P-52: in HTML texts are texts', async () => {
  for (const kind of ['title', 'section', 'subsection', 'item', 'text'] as const) {
    const page = await html({ kind, text: `${HOSTILE} "'` })
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(page).not.toMatch(/<(?:img|script|a) /)
  }
})

test('an HTML report is one page that loads nothing', async () => {
  const page = await html({ kind: 'title', text: 'Shop is down' })
  expect(page).toMatch(/^<!doctype html>/)
  expect(page).toMatch(/<\/html>\n$/)
  expect(page).not.toMatch(/src=|href=|<script|@import|url\(/)
})
