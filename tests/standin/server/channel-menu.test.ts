import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openSite } from './open-site.ts'
import type { Ears, Visitor } from './visitor.ts'

type Named = Readonly<{ id: string; name: string; delete_at: number; type: string; display_name: string }>

let site: Awaited<ReturnType<typeof openSite>>
let ann: Visitor
let bob: Visitor
let boss: Visitor
let ears: Ears
let team: string
let channel: string

beforeAll(async () => {
  site = await openSite()
  ann = await site.visitor('ann')
  bob = await site.visitor('bob')
  boss = await site.visitor('sysadmin')
  const [first] = (await ann.get('/api/v4/users/me/teams')) as Named[]
  team = first?.id ?? ''
})
afterAll(() => site.close())

beforeEach(async () => {
  const made = { team_id: team, type: 'O', name: `c${Date.now()}`, display_name: 'Coffee' }
  channel = ((await ann.post('/api/v4/channels', made)) as Named).id
  await bob.post(`/api/v4/channels/${channel}/members`, { user_id: bob.id })
  ears = await bob.listen()
})

const path = (below = '') => `/api/v4/channels/${channel}${below}`
const status = async (answer: Promise<Response>) => (await answer).status
const command = (who: Visitor, text: string): Promise<Readonly<Record<string, string>>> =>
  who.post('/api/v4/commands/execute', { command: text, channel_id: channel, team_id: team })

test('a rename reaches whoever is in the channel', async () => {
  await ann.put(path('/patch'), { display_name: 'Tea' })
  const { data } = await ears.hear('channel_updated')
  expect(JSON.parse(data['channel'] ?? '')).toMatchObject({ id: channel, display_name: 'Tea' })
})

test('members archive, only who runs the team restores; meanwhile nobody writes or edits there', async () => {
  const post = (await bob.post('/api/v4/posts', { channel_id: channel, message: 'x' })) as Named
  await bob.delete(path())
  expect((await ears.hear('channel_deleted')).data).toMatchObject({ channel_id: channel })
  expect(await status(bob.ask('POST', '/api/v4/posts', { channel_id: channel, message: 'y' }))).toBe(400)
  expect(await status(bob.ask('PUT', `/api/v4/posts/${post.id}/patch`, { message: 'z' }))).toBe(400)
  expect(await status(bob.ask('DELETE', `/api/v4/posts/${post.id}`))).toBe(400)
  const archived = (await bob.get(`/api/v4/teams/${team}/channels/deleted`)) as Named[]
  expect(archived.map(({ id }) => id)).toContain(channel)
  expect(await status(bob.ask('POST', path('/restore')))).toBe(403)
  expect(((await boss.post(path('/restore'), {})) as Named).delete_at).toBe(0)
  expect((await ears.hear('channel_restored')).data).toMatchObject({ channel_id: channel })
})

test('a conversion is the team admins’ right, and is told as one', async () => {
  expect(await status(bob.ask('PUT', path('/privacy'), { privacy: 'P' }))).toBe(403)
  expect(((await boss.put(path('/privacy'), { privacy: 'P' })) as Named).type).toBe('P')
  expect((await ears.hear('channel_converted')).data).toEqual({ channel_id: channel })
})

test('who leaves is told apart from who is removed', async () => {
  await bob.delete(path(`/members/${bob.id}`))
  const frame = await ears.hear('user_removed')
  expect(frame.data).toEqual({ channel_id: channel, remover_id: bob.id })
  const browsed = (await bob.get(`/api/v4/teams/${team}/channels`)) as Named[]
  expect(browsed.map(({ id }) => id)).toContain(channel)
  const eve = await site.visitor('eve')
  expect(await status(eve.ask('DELETE', path(`/members/${ann.id}`)))).toBe(403)
})

test('a muted channel is told to oneself', async () => {
  await bob.put(path(`/members/${bob.id}/notify_props`), { mark_unread: 'mention' })
  const { data } = await ears.hear('channel_member_updated')
  expect(JSON.parse(data['channelMember'] ?? '')).toMatchObject({ notify_props: { mark_unread: 'mention' } })
})

test('answers are counted at their root, and come with it', async () => {
  const say = (message: string, root_id = ''): Promise<Readonly<Record<string, string>>> =>
    ann.post('/api/v4/posts', { channel_id: channel, message, root_id })
  const root = await say('question')
  const answer = await say('answer', root['id'])
  expect(answer).toMatchObject({ reply_count: 1 })
  expect(
    await status(ann.ask('POST', '/api/v4/posts', { channel_id: channel, message: '!', root_id: 'x' })),
  ).toBe(400)
  const { posts } = (await bob.get(path('/posts'))) as { posts: Record<string, unknown> }
  expect(posts[root['id'] ?? '']).toMatchObject({ reply_count: 1, participants: [{ id: ann.id }] })
  const thread = (await bob.get(`/api/v4/posts/${root['id'] ?? ''}/thread`)) as { order: string[] }
  expect(thread.order).toEqual([answer['id'], root['id']])
})

test('commands of the host’s own do what the menu does', async () => {
  await command(ann, '/rename Cocoa')
  expect((await bob.get(path())) as Named).toMatchObject({ display_name: 'Cocoa' })
  await command(ann, '/remove @bob')
  expect(await status(bob.ask('GET', path(`/members/${bob.id}`)))).toBe(404)
  await command(ann, '/invite @bob')
  expect(await status(bob.ask('GET', path(`/members/${bob.id}`)))).toBe(200)
  expect(await command(ann, '/msg @bob Hi')).toMatchObject({ goto_location: '/operations/messages/@bob' })
  const nobody = await ann.ask('POST', '/api/v4/commands/execute', {
    command: '/invite @no',
    channel_id: channel,
  })
  expect(await nobody.json()).toMatchObject({ message: 'We couldn\'t find the user "no".' })
})

test('who says that they are offline is, although their browser is there', async () => {
  const statusOf = async () => (await ann.get(`/api/v4/users/${bob.id}/status`)) as { status: string }
  expect(await statusOf()).toMatchObject({ status: 'online' })
  await command(bob, '/offline')
  expect((await ears.hear('status_change')).data).toMatchObject({ user_id: bob.id })
  expect(await statusOf()).toMatchObject({ status: 'offline' })
  await command(bob, '/online')
})
