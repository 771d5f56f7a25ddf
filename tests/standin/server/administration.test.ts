import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openSite } from './open-site.ts'
import type { Visitor } from './visitor.ts'

const PLUGIN = '/api/v4/plugins/incident-collaboration'

let site: Awaited<ReturnType<typeof openSite>>
let boss: Visitor
let ann: Visitor
let team: string

beforeAll(async () => {
  site = await openSite()
  boss = await site.visitor('sysadmin')
  ann = await site.visitor('ann')
  const [first] = (await ann.get('/api/v4/users/me/teams')) as { id: string }[]
  team = first?.id ?? ''
})
afterAll(() => site.close())

const status = async (answer: Promise<Response>) => (await answer).status

test('who is removed from the team is told so, and so is the team', async () => {
  const bob = await site.visitor('bob')
  const [his, hers] = [await bob.listen(), await ann.listen()]
  const path = `/api/v4/teams/${team}/members`
  expect(await status(ann.ask('DELETE', `${path}/${bob.id}`))).toBe(403)
  await boss.delete(`${path}/${bob.id}`)
  expect((await his.hear('leave_team')).data).toEqual({ team_id: team, user_id: bob.id })
  expect((await hers.hear('leave_team')).data).toEqual({ team_id: team, user_id: bob.id })
  expect(await bob.get('/api/v4/users/me/teams')).toEqual([])
  await ann.post(path, { team_id: team, user_id: bob.id })
  await his.hear('added_to_team')
  const channels = (await bob.get(`/api/v4/users/me/teams/${team}/channels`)) as { name: string }[]
  expect(channels.map(({ name }) => name)).toEqual(expect.arrayContaining(['town-square', 'off-topic']))
})

test('a deactivated account loses its sessions, and everybody hears of it', async () => {
  const gil = await site.visitor('gil')
  const ears = await ann.listen()
  expect(await status(ann.ask('PUT', `/api/v4/users/${gil.id}/active`, { active: false }))).toBe(403)
  await boss.put(`/api/v4/users/${gil.id}/active`, { active: false })
  expect((await ears.hear('user_updated')).data).toMatchObject({ user: { id: gil.id } })
  expect(await status(gil.ask('GET', '/api/v4/users/me'))).toBe(401)
  await boss.put(`/api/v4/users/${gil.id}/active`, { active: true })
  expect(await status(gil.ask('GET', '/api/v4/users/me'))).toBe(200)
})

test('the plugin is switched off and on again, in every open page', async () => {
  const ears = await ann.listen()
  expect(await status(ann.ask('POST', `${PLUGIN}/disable`))).toBe(403)
  await boss.post(`${PLUGIN}/disable`, {})
  await ears.hear('plugin_disabled')
  expect(await ann.get('/api/v4/plugins/webapp')).toEqual([])
  expect(await status(ann.ask('GET', '/plugins/incident-collaboration/api/v0/openapi.json'))).toBe(404)
  await boss.post(`${PLUGIN}/enable`, {})
  expect((await ears.hear('plugin_enabled')).data).toMatchObject({
    manifest: { id: 'incident-collaboration' },
  })
  expect(await status(ann.ask('GET', '/plugins/incident-collaboration/api/v0/openapi.json'))).toBe(200)
})

test('the language of the account is everybody’s own', async () => {
  const user = (await ann.put('/api/v4/users/me/patch', { locale: 'ar' })) as { locale: string }
  expect(user.locale).toBe('ar')
  expect(await status(ann.ask('PUT', `/api/v4/users/${boss.id}/patch`, { locale: 'de' }))).toBe(403)
})
