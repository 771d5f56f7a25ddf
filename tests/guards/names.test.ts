import { basename } from 'node:path'
import { expect, test } from '@jest/globals'

import { sourceFiles } from './source-files.ts'

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test|\.config|\.d)?\.(?:tsx?|mjs|cjs|js)$/
const REFUSED = /(?:^|[/-])(?:utils?|helpers?|common|misc|manager)(?:[/.-]|$)/

const files = sourceFiles(['server', 'webapp/src', 'build', 'tests'])

test('there are sources to look at', () => {
  expect(files.length).toBeGreaterThan(100)
})

test('file names are kebab-case', () => {
  expect(files.filter((path) => !KEBAB.test(basename(path)))).toEqual([])
})

test('no folder or file is a drawer for everything', () => {
  const allowed = ['server/contract/common.ts']
  expect(files.filter((path) => REFUSED.test(path) && !allowed.includes(path))).toEqual([])
})
