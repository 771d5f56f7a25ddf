import { rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { root } from '../../build/paths.ts'
import { builtServer } from '../support/builds.ts'
import { openTestPostgres } from '../support/test-postgres.ts'
import { measureAll, measureDelayed } from './budgets.ts'
import { measureCrowd } from './crowd.ts'
import { saveRuns } from './figures.ts'
import { measureLists } from './lists.ts'
import { measurePair } from './pair.ts'
import { setStage, type StageOptions } from './stage.ts'

const A_FEW_SECONDS = 3_000
/** Of the large set. */
const A_THOUSANDTH = 0.001
let folder: string
let options: StageOptions

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ic-bench-'))
  const program = await builtServer()
  options = { server: (await openTestPostgres()).url, program, bundlePath: root, latency: 'none', scale: 0 }
})
afterAll(() => rmSync(folder, { recursive: true }))

test('every bench runs, comes to a figure and is written down', async () => {
  const none = await measureAll(options, 'script')
  const delayed = await measureDelayed({ ...options, latency: 'measured' })
  const figures = [...none, ...delayed]
  expect(figures.filter(({ value }) => !Number.isFinite(value))).toEqual([])
  expect(figures.filter(({ unit, value }) => unit === 'lost' && value !== 0)).toEqual([])
  expect(none.filter(({ unit }) => unit === 'statements').map(({ value }) => value)).toEqual([5, 5, 5, 5])

  const path = join(folder, 'bench.json')
  saveRuns(path, 'plugin.cjs', [{ latency: 'none', figures }])
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ runs: [{ latency: 'none', figures }] })
}, 180_000)

test('A-237: lists, search, details and figures are measured over a set, each against its budget', async () => {
  const figures = await measureLists(options, A_THOUSANDTH)
  expect(figures.filter(({ value }) => !Number.isFinite(value))).toEqual([])
  expect(figures.filter(({ row, budget }) => budget === undefined && !row.includes('p50'))).toEqual([])
}, 180_000)

test('A-108 A-256 two people tick the same 200 tasks at once: every tick is there, in one history', async () => {
  const stage = await setStage(options)
  const { wrong, figures } = await measurePair(stage, A_FEW_SECONDS)
  await stage.leave()
  expect(wrong).toEqual([])
  expect(figures.at(-1)?.value).toBe(0)
}, 120_000)

test('A-256 P-01 a crowd does everything to one incident at once: one history, no edit lost, no deadlock', async () => {
  const stage = await setStage(options)
  const { wrong, figures } = await measureCrowd(stage, { people: 10, forMs: A_FEW_SECONDS })
  await stage.leave()
  expect(wrong).toEqual([])
  expect(figures.filter(({ unit }) => unit === 'lost').map(({ value }) => value)).toEqual([0, 0])
}, 120_000)
