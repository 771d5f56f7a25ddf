import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openSite } from './open-site.ts'
import type { Visitor } from './visitor.ts'

const INCIDENTS = '/plugins/incident-collaboration/api/v0/incidents'

let site: Awaited<ReturnType<typeof openSite>>
let ann: Visitor

beforeAll(async () => {
  site = await openSite()
  ann = await site.visitor('ann')
})
afterAll(() => site.close())

const status = async (answer: Promise<Response>) => (await answer).status
const bare = (path: string, headers: Record<string, string>, method = 'GET') =>
  status(fetch(site.url + path, { method, headers }))

test('a login gives the three cookies, of which the page cannot read the token', async () => {
  const answer = await fetch(`${site.url}/standin/login`, {
    method: 'POST',
    body: JSON.stringify({ user_id: ann.id }),
  })
  const cookies = answer.headers.getSetCookie()
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['MMAUTHTOKEN', 'MMUSERID', 'MMCSRF'])
  expect(cookies.map((cookie) => cookie.includes('HttpOnly'))).toEqual([true, false, false])
  expect(await answer.json()).toMatchObject({ username: 'ann' })
})

test('a core route wants a session, by cookie, header or query', async () => {
  const token = ann.cookies['MMAUTHTOKEN'] ?? ''
  expect(await bare('/api/v4/users/me', {})).toBe(401)
  expect(await bare('/api/v4/users/me', { Authorization: 'Bearer nonsense' })).toBe(401)
  expect(await bare('/api/v4/users/me', { Authorization: `Bearer ${token}` })).toBe(200)
  expect(await bare(`/api/v4/users/me?access_token=${token}`, {})).toBe(200)
  expect(await bare('/api/v4/users/me', { Cookie: ann.cookie })).toBe(200)
})

test('a cookie alone changes nothing on a core route: the page proves itself by a header', async () => {
  const view = (headers: Record<string, string>) =>
    bare('/api/v4/channels/members/me/view', { Cookie: ann.cookie, ...headers }, 'POST')
  expect(await view({})).toBe(401)
  expect(await view({ 'X-CSRF-Token': 'guessed' })).toBe(401)
  expect(await view({ 'X-CSRF-Token': ann.cookies['MMCSRF'] ?? '' })).toBe(200)
  expect(await view({ 'X-Requested-With': 'XMLHttpRequest' })).toBe(200)
})

test('the plugin learns who asks from the session, whatever the client says of itself', async () => {
  const forged = { 'Mattermost-User-Id': ann.id, 'Content-Type': 'application/json' }
  expect(await bare(INCIDENTS, forged, 'POST')).toBe(401)
  const eve = await site.visitor('eve')
  const [team] = (await eve.get('/api/v4/users/me/teams')) as { id: string }[]
  const order = { name: 'Fire', team_id: team?.id, commander_user_id: eve.id }
  const answer = await eve.ask('POST', INCIDENTS, order, forged)
  expect(await answer.json()).toMatchObject({ reporter_user_id: eve.id })
})

test('a cookie without proof reaches the plugin, but without a user', async () => {
  const type = { 'Content-Type': 'application/json' }
  const change = (headers: Record<string, string>) =>
    bare(INCIDENTS, { Cookie: ann.cookie, ...type, ...headers }, 'POST')
  expect(await change({})).toBe(401)
  expect(await change({ 'X-CSRF-Token': ann.cookies['MMCSRF'] ?? '' })).toBe(400)
  expect(await change({ Authorization: `Bearer ${ann.cookies['MMAUTHTOKEN'] ?? ''}` })).toBe(400)
})

test('after a logout, and for a deactivated person, a session is worth nothing', async () => {
  const [gone, bob] = [await site.visitor('bob'), await site.visitor('bob')]
  expect(await status(gone.ask('POST', '/api/v4/users/logout'))).toBe(200)
  expect(await status(gone.ask('GET', '/api/v4/users/me'))).toBe(401)
  expect(await status(bob.ask('GET', '/api/v4/users/me'))).toBe(200)
  await site.mattermost.world.deactivate(bob.id)
  expect(await status(bob.ask('GET', '/api/v4/users/me'))).toBe(401)
})
