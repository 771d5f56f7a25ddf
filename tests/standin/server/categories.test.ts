import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Category } from './categories.ts'
import { openSite } from './open-site.ts'
import type { Visitor } from './visitor.ts'

let site: Awaited<ReturnType<typeof openSite>>
let ann: Visitor
let path: string

beforeAll(async () => {
  site = await openSite()
  ann = await site.visitor('ann')
  const [team] = (await ann.get('/api/v4/users/me/teams')) as { id: string }[]
  path = `/api/v4/users/${ann.id}/teams/${team?.id ?? ''}/channels/categories`
})
afterAll(() => site.close())

const read = async () => ((await ann.get(path)) as { categories: Category[] }).categories
const named = async (name: string): Promise<Category> => {
  const category = (await read()).find(({ display_name }) => display_name === name)
  if (!category) throw new Error(`There is no category ${name}.`)
  return category
}

test('everybody begins with three categories, and every channel stands in one of them', async () => {
  const [favorites, channels, direct] = await read()
  expect([favorites?.type, channels?.type, direct?.type]).toEqual([
    'favorites',
    'channels',
    'direct_messages',
  ])
  expect([favorites, channels, direct].map((category) => category?.channel_ids.length)).toEqual([0, 5, 1])
})

test('a channel that is put into another category leaves the one before', async () => {
  const ears = await ann.listen()
  const { channel_ids } = await named('Channels')
  const [moved = ''] = channel_ids
  const given = { ...(await named('Favorites')), channel_ids: [moved] }
  await ann.put(path, [given])
  await ears.hear('sidebar_category_updated')
  expect((await named('Favorites')).channel_ids).toEqual([moved])
  expect((await named('Channels')).channel_ids).not.toContain(moved)
})

test('an own category can be made and taken away again; its channels go back', async () => {
  const [moved = ''] = (await named('Channels')).channel_ids
  const own = { display_name: 'Fires', type: 'custom', channel_ids: [moved], sorting: '' }
  const { id } = (await ann.post(path, own)) as Category
  expect((await read()).map(({ display_name }) => display_name)).toEqual([
    'Favorites',
    'Fires',
    'Channels',
    'Direct Messages',
  ])
  await ann.delete(`${path}/${id}`)
  expect((await named('Channels')).channel_ids).toContain(moved)
  const { id: fixed } = await named('Channels')
  expect((await ann.ask('DELETE', `${path}/${fixed}`)).status).toBe(404)
})

test('nobody touches the channel list of another person', async () => {
  const bob = await site.visitor('bob')
  expect((await bob.ask('GET', path)).status).toBe(403)
  expect((await bob.ask('PUT', path, [])).status).toBe(403)
})
