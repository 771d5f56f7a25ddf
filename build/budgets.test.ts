import { expect, test } from '@jest/globals'
import { judgeSizes, judgeWebBundle } from './budgets.ts'

const small = { webappGzip: 74_000, serverBundle: 2_500_000, packages: 88, archive: 40_300_000 }
const broken = (sizes: Partial<typeof small>) =>
  judgeSizes({ ...small, ...sizes })
    .filter(({ isKept }) => !isKept)
    .map(({ what }) => what)

test('a build within its budgets breaks none', () => {
  expect(broken({})).toEqual([])
})

test.each([
  ['web app, gzip', { webappGzip: 200_001 }],
  ['server bundle', { serverBundle: 6_000_001 }],
  ['packages in the server', { packages: 121 }],
  ['release archive', { archive: 50_000_001 }],
])('%s over its budget is named', (what, sizes) => {
  expect(broken(sizes)).toEqual([what])
})

test('past the aim it is said, and still passes', () => {
  const verdict = judgeSizes({ ...small, packages: 91 }).find(({ what }) => what === 'packages in the server')
  expect(verdict).toMatchObject({
    isKept: true,
    line: 'packages in the server: 91, over the aim of 90 (at most 120)',
  })
})

test('an archive that was not made is not judged', () => {
  const { webappGzip, serverBundle, packages } = small
  const judged = judgeSizes({ webappGzip, serverBundle, packages }).map(({ what }) => what)
  expect(judged).toEqual(['web app, gzip', 'server bundle', 'packages in the server'])
})

const own = ['./webapp/src/index.ts', 'external "React"']
const judge = (modules: readonly string[], text: string) =>
  judgeWebBundle(modules, text).map(({ isKept }) => isKept)

test('a web bundle of our own code is clean', () => {
  expect(judge(own, 'const page = window')).toEqual([true, true])
})

test.each([
  ['typebox by name', [...own, './node_modules/typebox/build/index.mjs'], '', [false, true]],
  ['typebox inside another file', own, 'schema["~kind"]', [false, true]],
  ['React by name', [...own, './node_modules/react/index.js'], '', [true, false]],
  ['React inside another file', own, 'e.__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED=t', [true, false]],
  [
    'the next React',
    own,
    'e.__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE=t',
    [true, false],
  ],
])('%s is found', (_what, modules, text, kept) => {
  expect(judge(modules, text)).toEqual(kept)
})
