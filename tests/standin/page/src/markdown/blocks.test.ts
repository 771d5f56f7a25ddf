import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { blocks } from './blocks.ts'

const meaning = {
  isPerson: (username: string) => username === 'ann' || username === 'bob',
  currentUsername: 'ann',
  findChannel: (name: string) =>
    name === 'off-topic' ? { title: 'Off-Topic', path: '/team/channels/off-topic' } : undefined,
}
const html = (text: string): string => blocks(text.split('\n'), meaning)

test('emphasis, code and strikes are shown', () => {
  expect(html('**a** *b* _c_ ~~d~~ `e *f*`')).toBe(
    '<p><strong>a</strong> <em>b</em> <em>c</em> <del>d</del> <span class="codespan__pre-wrap"><code>e *f*</code></span></p>',
  )
})

test('names in snake case are no emphasis', () => {
  expect(html('pg_stat_activity')).toBe('<p>pg_stat_activity</p>')
})

test('only people that exist are mentioned, oneself in colour', () => {
  expect(html('@ann @bob @nobody')).toBe(
    '<p><span class="mention--highlight" data-mention="ann">@ann</span> ' +
      '<span class="mention-link" data-mention="bob">@bob</span> @nobody</p>',
  )
})

test('a channel is linked under its shown name', () => {
  expect(html('~off-topic')).toContain('href="/team/channels/off-topic">~Off-Topic</a>')
})

test('a link leads to the web or into the page, nowhere else', () => {
  expect(html('[a](https://example.org/b?c=1)')).toContain('href="https://example.org/b?c=1">a</a>')
  expect(html('[a](javascript:alert(1))')).not.toContain('<a')
})

test('lists are nested by indentation', () => {
  expect(html('- a\n  - b\n- c')).toBe(
    '<ul class="markdown__list"><li>a<ul class="markdown__list"><li>b</li></ul></li><li>c</li></ul>',
  )
})

test('headings, quotes, rules and fenced code are blocks', () => {
  expect(html('# a\n> b\n\n---\n```\n<c>\n```')).toBe(
    '<h1 class="markdown__heading">a</h1><blockquote><p>b</p></blockquote><hr>' +
      '<div class="post-code"><code>&lt;c&gt;</code></div>',
  )
})

test('nothing of a text becomes a tag of its own', () => {
  const signs = fc.constantFrom(
    '<b>',
    '"',
    "'",
    '`',
    '*',
    '_',
    '[',
    '](',
    ')',
    '~',
    '@ann',
    '> ',
    '- ',
    '|',
    '\n',
    'x',
  )
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 30 }), (parts) => {
      expect(html(parts.join(''))).not.toMatch(/<b>/)
    }),
  )
})
