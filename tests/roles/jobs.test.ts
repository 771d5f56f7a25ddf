import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { lookAgain, type LookAgainDeps } from '../../server/jobs/look-again.ts'
import { jobRows } from './rows/job-rows.ts'
import { openScene, type Scene } from './scene.ts'
import type { Target } from './target.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/** What runs every few seconds, as compose.ts lists it; a hint only asks for it earlier. */
const sweeps = [...read('../../server/compose.ts').matchAll(/\{ name: '([a-z ]+)', everyMs/g)].map(
  ([, name = '']) => name,
)

test('P-41: every job has a row in the matrix, and every row a job', async () => {
  expect(Object.keys(jobRows).sort()).toEqual(sweeps.toSorted())
  const hints: string[] = []
  const work: LookAgainDeps['work'] = (kind) => Promise.resolve(void hints.push(kind))
  await lookAgain({ work } as LookAgainDeps)
  expect(hints.filter((hint) => !sweeps.includes(hint) && !sweeps.includes(`${hint}s`))).toEqual([])
})

test('what a row points to is shown by a test', () => {
  const shown = read('../acceptance.md')
  for (const row of Object.values(jobRows)) {
    if ('plan' in row) continue
    for (const id of row) expect(shown).toContain(`| ${id} |`)
  }
})

const rows = Object.entries(jobRows).flatMap(([name, row]) => ('plan' in row ? [{ name, ...row }] : []))

test.each(rows)(
  '$name: what was planned posts nothing where it may not any more',
  async ({ plan, quietIn }) => {
    const open = await scene.disposable('public')
    expect(await postsAfter(open, () => plan(scene, open))).toBe(1)
    for (const place of quietIn) {
      const target = await scene.disposable(place)
      expect([place, await postsAfter(target, () => plan(scene, target))]).toEqual([place, 0])
    }
  },
)

async function postsAfter(target: Target, act: () => Promise<void>): Promise<number> {
  const before = await postsIn(target)
  await act()
  scene.product.clock.moveBy(60_000)
  await scene.product.settled()
  return (await postsIn(target)) - before
}

async function postsIn({ channelId }: Target): Promise<number> {
  const { rows: found } = await scene.product.database.pool.query<{ count: string }>(
    'select count(*) from posts where channelid = $1',
    [channelId],
  )
  return Number(found[0]?.count)
}
