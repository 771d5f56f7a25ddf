import { expect, test } from '@jest/globals'

import { firstPlainLine } from './plain-text.ts'

test.each([
  ['The gateway restarts by itself.', 'The gateway restarts by itself.'],
  ['\n\n  second line\nthird', 'second line'],
  ['### Outage\nmore', 'Outage'],
  ['> - [x] **done** and `dusted`', 'done and dusted'],
  ['1. see [the graph](https://graphs.example.org/a_b)', 'see the graph'],
  ['![picture](https://example.org/p.png)', 'picture'],
  ['---\n```\n~~old~~ __new__', 'old new'],
  [
    '*maybe* _so_, but snake_case_names and 2 * 3 * 4 stay',
    'maybe so, but snake_case_names and 2 * 3 * 4 stay',
  ],
  ['a\tb   c', 'a b c'],
  ['\n \n', ''],
  ['', ''],
])('of %j the first line reads %j', (markdown, line) => {
  expect(firstPlainLine(markdown)).toBe(line)
})
