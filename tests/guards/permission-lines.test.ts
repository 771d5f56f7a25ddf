import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { ACCEPTANCE_IDS } from '../../build/acceptance-ids.ts'
import { testNamesIn } from '../../build/test-names.ts'
import { sourceFiles } from './source-files.ts'

const LINES = ACCEPTANCE_IDS.flatMap(({ ids }) => ids).filter((id) => id.startsWith('X-'))
const ID = /\bX-\d+\b/g

test('P-40: every line of what must be refused or must hold has a test that names it', () => {
  const tests = sourceFiles(['server', 'webapp', 'tests', 'build']).filter((file) =>
    /\.test\.tsx?$/.test(file),
  )
  const names = tests.flatMap((file) => testNamesIn(readFileSync(file, 'utf8'), file))
  const shown = new Set(names.flatMap((name) => name.match(ID) ?? []))
  expect(LINES).toHaveLength(32)
  expect(LINES.filter((id) => !shown.has(id))).toEqual([])
})
