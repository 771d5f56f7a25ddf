import { readFile, writeFile } from 'node:fs/promises'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { ACCEPTANCE_IDS } from './acceptance-ids.ts'
import { goTestNamesIn, testNamesIn } from './test-names.ts'

type Shown = Readonly<{ id: string; file: string; name: string }>

const root = fileURLToPath(new URL('..', import.meta.url))
const target = fileURLToPath(new URL('../tests/acceptance.md', import.meta.url))
const SOURCES = ['{server,webapp/src,tests,build}/**/*.{ts,tsx}', 'tests/conformance/**/*_test.go']
/** They stand in the first column. */
const LEADING_IDS = /^(?:(?:A|P|V|X|PB)-\d+[:,]? +(?:and )?)+/
const ID = /\b(?:A|P|V|X|PB)-\d+\b/g

/** Writes which test shows which case; with `--check` says whether the committed list is still true. */
async function main(isCheck: boolean): Promise<void> {
  const shown = shownIn(globSync(SOURCES, { cwd: root }).sort())
  const known = new Set(ACCEPTANCE_IDS.flatMap(({ ids }) => ids))
  const unknown = shown.filter(({ id }) => !known.has(id))
  for (const { id, file, name } of unknown) console.error(`There is no case ${id}: ${file}, "${name}"`)
  if (unknown.length > 0) process.exitCode = 1
  const text = listOf(shown.filter(({ id }) => known.has(id)))
  if (!isCheck) return writeFile(target, text)
  if ((await readFile(target, 'utf8').catch(() => '')) === text) return
  console.error('tests/acceptance.md is not what the tests say. Run npm run acceptance and commit it.')
  process.exitCode = 1
}

function shownIn(files: readonly string[]): Shown[] {
  return files.flatMap((file) => {
    const source = readFileSync(`${root}/${file}`, 'utf8')
    if (!source.match(ID)) return []
    const names = file.endsWith('.go') ? goTestNamesIn(source) : testNamesIn(source, file)
    return names.flatMap((name) => [...new Set(name.match(ID) ?? [])].map((id) => ({ id, file, name })))
  })
}

const HEAD = `# What the tests show

Made by \`npm run acceptance\` out of the names of the tests, never by hand. An id is a case of the acceptance
catalogue (A), of the pitfalls (P), or of the permissions (V, PB, X).
`

const listOf = (shown: readonly Shown[]): string =>
  [HEAD, ...ACCEPTANCE_IDS.map(({ area, ids }) => areaText(area, ids, shown))].join('\n')

function areaText(area: string, ids: readonly string[], shown: readonly Shown[]): string {
  const rows = ids.flatMap((id) => shown.filter((one) => one.id === id))
  const open = ids.filter((id) => !shown.some((one) => one.id === id))
  return [
    `## ${area}`,
    '',
    ...(rows.length > 0 ? ['| id | test | shows |', '|---|---|---|', ...rows.map(rowText), ''] : []),
    ...(open.length > 0 ? [`Open: ${open.join(', ')}`, ''] : []),
  ].join('\n')
}

const rowText = ({ id, file, name }: Shown): string =>
  `| ${id} | \`${file}\` | ${name.replace(LEADING_IDS, '').replaceAll('|', '\\|').replaceAll('\n', ' ')} |`

if (import.meta.main) await main(process.argv.includes('--check'))
