import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { makePlugin } from '../../server/plugin.ts'
import { makeHostLog } from '../../server/plugin-rpc/index.ts'
import { insertPost } from '../support/host-world.ts'
import { hookRows } from './rows/hook-rows.ts'
import { openScene, type Scene } from './scene.ts'
import { stateOfThings, type StateOfThings } from './state-of-things.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())

test('P-41: every hook has a row in the matrix, and every row a hook', () => {
  const { hooks } = makePlugin({ sink: makeHostLog(() => undefined) })
  expect(Object.keys(hooks).sort()).toEqual(Object.keys(hookRows).sort())
})

/** A person's post that copies everything of a status update, in the channel itself and in another one. */
async function lookalikes(): Promise<string[]> {
  const { product, people, targets, sister } = scene
  const { pool } = product.database
  const { rows } = await pool.query<{ message: string; props: Record<string, unknown> }>(
    `select message, props from posts where channelid = $1 and props ->> 'incident_kind' = 'status_update'`,
    [targets.public.channelId],
  )
  const [update] = rows
  if (!update) throw new Error('There is no status update to copy.')
  const copy = (channelId: string) =>
    insertPost(pool, { channelId, userId: people.member.id, message: update.message, props: update.props })
  return [await copy(targets.public.channelId), await copy(sister.channelId)]
}

/** Posts and channels are the host's own; what matters is what we make of them. */
const withoutHost = (state: StateOfThings): StateOfThings =>
  Object.fromEntries(Object.entries(state).filter(([name]) => !name.startsWith('public.')))

test.each(Object.entries(hookRows).filter(([, row]) => typeof row === 'function'))(
  '%s of what is not ours, or only looks like it, changes nothing',
  async (_name, row) => {
    const posts = await lookalikes()
    const before = withoutHost(await stateOfThings(scene.product))
    for (const id of posts) if (typeof row === 'function') await row(scene, id)
    expect(withoutHost(await stateOfThings(scene.product))).toEqual(before)
  },
)
