import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

import { sourceFiles } from './source-files.ts'

/** A colour of one's own, which would stay when the theme changes. */
const FIXED = /#[0-9a-f]{3,8}\b(?!-)|\b(?:rgb|hsl)a?\(\s*\d|:\s*(?:white|black|gr[ae]y|red|green|blue)\b/i

const styled = sourceFiles(['webapp/src']).filter((path) => !path.includes('.test.'))

test('there are screens to look at', () => {
  expect(styled.length).toBeGreaterThan(100)
})

test('A-267: every colour is one of the theme’s', () => {
  const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n')
  const isText = (line: string) => /^\s*(?:\*|\/\/|\/\*)/.test(line)
  const fixed = styled.flatMap((path) =>
    linesOf(path)
      .filter((line) => FIXED.test(line) && !isText(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(fixed).toEqual([])
})
