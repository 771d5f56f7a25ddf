import { expect, test } from '@jest/globals'

import { goTestNamesIn, testNamesIn } from './test-names.ts'

const named = (source: string): string[] => testNamesIn(source, 'some.test.ts')

test('a test is known by its name, with what stands around it', () => {
  expect(named(`describe('A-001', () => { test('one', () => {}); it('two', () => {}) })`)).toEqual([
    'A-001: one',
    'A-001: two',
  ])
  expect(named(`test.only("P-46 three", run)`)).toEqual(['P-46 three'])
})

test('of a name that is put together what is written there counts', () => {
  expect(named('for (const one of all) test(`A-002 ${one} works`, run)')).toEqual(['A-002 ${one} works'])
})

test('a table can name the cases of its rows', () => {
  expect(named(`test.each([['A-003 first', 1], ['second', 'SHA-256']])('%s is right', run)`)).toEqual([
    '%s is right A-003 first',
  ])
})

test('a gesture that is killed everywhere is named by its ids', () => {
  expect(named(`await testCrashes('A-254 P-16', fallDue, 8)`)).toEqual([
    'A-254 P-16 fallDue killed at any point: all or nothing, nothing twice',
  ])
})

test('what is no test has no name', () => {
  expect(named(`latest('A-004'); test(name, run); regex.test('A-005 x')`)).toEqual([])
})

test('in Go a test is known by its comment, and by its parts', () => {
  const source =
    '// A-001: it starts\n// at once.\nfunc TestX(t *testing.T) {\n\tt.Run("A-002 goes on", run)\n}\n'
  expect(goTestNamesIn(source)).toEqual(['A-001: it starts at once.', 'A-002 goes on'])
})
