import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { textOf } from '../world/base.ts'
import { insertPost } from '../world/insert-post.ts'
import { openSite } from './open-site.ts'
import type { Visitor } from './visitor.ts'

let site: Awaited<ReturnType<typeof openSite>>
let ann: Visitor

beforeAll(async () => {
  site = await openSite()
  ann = await site.visitor('ann')
})
afterAll(() => site.close())

const status = async (answer: Promise<Response>) => (await answer).status

test('an endpoint that is not there says so, and is reported', async () => {
  const answer = await ann.ask('PUT', '/api/v4/emoji/smile')
  expect(answer.status).toBe(501)
  expect(await answer.json()).toMatchObject({ message: 'not implemented: PUT /api/v4/emoji/smile' })
  expect(site.unknown).toEqual(['PUT /api/v4/emoji/smile'])
})

test('the web part is served under the name that its content gives it, its neighbours under theirs', async () => {
  const [manifest] = (await ann.get('/api/v4/plugins/webapp')) as { webapp: { bundle_path: string } }[]
  // FNV-1a of the letter a, 64 bits. Source: the test vectors of RFC 9923.
  const name = 'incident-collaboration_af63dc4c8601ec8c_bundle.js'
  expect(manifest).toEqual({
    id: 'incident-collaboration',
    name: 'Incident Collaboration',
    description: '',
    version: '1.2.3',
    min_server_version: '11.1.0',
    webapp: { bundle_path: `/static/incident-collaboration/${name}` },
  })
  const folder = '/static/plugins/incident-collaboration'
  const main = await fetch(`${site.url}${folder}/${name}`)
  expect([await main.text(), main.headers.get('cache-control')]).toEqual(['a', 'max-age=31556926, public'])
  expect(await (await fetch(`${site.url}${folder}/chunk.js`)).text()).toBe('chunk')
  expect(await status(fetch(`${site.url}${folder}/..%2fplugin.json`))).toBe(404)
})

test('public files of the plugin are files, everything else there is its own', async () => {
  const root = `${site.url}/plugins/incident-collaboration`
  expect(await (await fetch(`${root}/public/hello.txt`)).text()).toBe('hello')
  expect(await status(fetch(`${root}/public/`))).toBe(404)
  expect(await status(fetch(`${root}/api/v0/openapi.json`))).toBe(401)
  expect(await status(fetch(`${site.url}/plugins/another/api`))).toBe(404)
})

test('every other address is the page', async () => {
  for (const path of ['/', '/operations/channels/town-square'])
    expect(await (await fetch(site.url + path)).text()).toBe('<title>page</title>')
})

test('a stranger sees neither a private channel nor its posts, nor may write or invite there', async () => {
  const { rows } = await site.mattermost.world.base.pool.query<{ id: string }>(
    "select id from channels where name = 'on-call'",
  )
  const path = `/api/v4/channels/${rows[0]?.id ?? ''}`
  const eve = await site.visitor('eve')
  expect(await status(ann.ask('GET', path))).toBe(200)
  for (const below of ['', '/posts', '/members', '/stats'])
    expect(await status(eve.ask('GET', path + below))).toBe(403)
  expect(await status(eve.ask('POST', `${path}/members`, { user_id: eve.id }))).toBe(403)
  expect(await status(eve.ask('POST', '/api/v4/posts', { channel_id: rows[0]?.id, message: 'hi' }))).toBe(403)
})

test('where a button leads is not told to the page, and only the plugin can be reached by it', async () => {
  const { base } = site.mattermost.world
  const { rows } = await base.pool.query<{ id: string }>("select id from channels where name = 'on-call'")
  const [channel_id = ''] = rows.map(({ id }) => id)
  const actions = [
    { id: 'go', type: 'button', name: 'Go', integration: { url: '/api/v4/users/me', context: {} } },
  ]
  const props = { attachments: [{ text: 'Press', actions }] }
  const post = await insertPost(base, { UserId: ann.id, ChannelId: channel_id, Message: 'x', props })
  const path = `/api/v4/posts/${textOf(post.id)}`
  expect(await ann.get(path)).toMatchObject({
    props: { attachments: [{ text: 'Press', actions: [{ id: 'go', type: 'button', name: 'Go' }] }] },
  })
  expect(JSON.stringify(await ann.get(path))).not.toContain('integration')
  expect(await status(ann.ask('POST', `${path}/actions/go`, {}))).toBe(400)
  expect(await status(ann.ask('POST', `${path}/actions/other`, {}))).toBe(404)
  const eve = await site.visitor('eve')
  expect(await status(eve.ask('POST', `${path}/actions/go`, {}))).toBe(403)
})

test('the bot has the picture that the plugin gave it, people have their initial', async () => {
  const [bot] = (await ann.post('/api/v4/users/usernames', ['incident'])) as { id: string; is_bot: boolean }[]
  expect(bot?.is_bot).toBe(true)
  const kindOf = async (id = '') =>
    (await ann.ask('GET', `/api/v4/users/${id}/image`)).headers.get('content-type')
  expect([await kindOf(bot?.id), await kindOf(ann.id)]).toEqual(['image/png', 'image/svg+xml'])
})
