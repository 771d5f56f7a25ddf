import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import type { Broadcast } from '../world/base.ts'
import { openSite } from './open-site.ts'
import { Ears, type Visitor } from './visitor.ts'

let site: Awaited<ReturnType<typeof openSite>>
const people: Record<string, { visitor: Visitor; ears: Ears }> = {}
const names = ['sysadmin', 'ann', 'bob', 'eve', 'gil']

beforeAll(async () => {
  site = await openSite()
  for (const name of names) {
    const visitor = await site.visitor(name)
    people[name] = { visitor, ears: await visitor.listen() }
  }
})
afterAll(() => site.close())

const idOf = (name: string): string => people[name]?.visitor.id ?? ''

async function rowId(sql: string): Promise<string> {
  const { rows } = await site.mattermost.world.base.pool.query<{ id: string }>(sql)
  return rows[0]?.id ?? ''
}

/** Who got that event: everybody is waited for until a later one, meant for all, has come. */
async function whoHears(event: string, act: () => unknown): Promise<string[]> {
  await act()
  const marker = `after ${event} ${String(Math.random())}`
  site.mattermost.world.base.send({ event: marker, payload: {}, broadcast: {} })
  const heard: string[] = []
  for (const [name, { ears }] of Object.entries(people)) {
    await ears.hear(marker)
    if (ears.frames.some((frame) => frame.event === event)) heard.push(name)
  }
  return heard
}

const send = (event: string, broadcast: Broadcast) => () =>
  site.mattermost.world.base.send({ event, payload: { a: 1 }, broadcast })

test('an event for a channel reaches its members alone; to be system admin adds nothing', async () => {
  const onCall = await rowId("select id from channels where name = 'on-call'")
  expect(await whoHears('secret', send('secret', { ChannelId: onCall }))).toEqual(['ann', 'bob'])
  const OmitUsers = { [idOf('ann')]: true }
  expect(await whoHears('rest', send('rest', { ChannelId: onCall, OmitUsers }))).toEqual(['bob'])
})

test('an event for a team, a person, or everybody reaches just those', async () => {
  const product = await rowId("select id from teams where name = 'product'")
  expect(await whoHears('team', send('team', { TeamId: product }))).toEqual(['sysadmin', 'eve'])
  expect(await whoHears('person', send('person', { UserId: idOf('gil') }))).toEqual(['gil'])
  expect(await whoHears('all', send('all', {}))).toEqual(names)
})

test('who joined hears the channel from then on, and who left does not any more', async () => {
  const onCall = await rowId("select id from channels where name = 'on-call'")
  const { visitor: ann } = people['ann'] ?? {}
  await ann?.post(`/api/v4/channels/${onCall}/members`, { user_id: idOf('sysadmin') })
  expect(await whoHears('now', send('now', { ChannelId: onCall }))).toEqual(['sysadmin', 'ann', 'bob'])
  await ann?.ask('DELETE', `/api/v4/channels/${onCall}/members/${idOf('sysadmin')}`)
  expect(await whoHears('later', send('later', { ChannelId: onCall }))).toEqual(['ann', 'bob'])
})

test('a post says who wrote it where, knows its pending id, and frames are numbered without gaps', async () => {
  const onCall = await rowId("select id from channels where name = 'on-call'")
  const { ears, visitor } = people['bob'] ?? {}
  await visitor?.post('/api/v4/posts', {
    channel_id: onCall,
    message: 'Hello @ann',
    pending_post_id: 'bob:1',
  })
  await whoHears('none', () => undefined)
  const frame = ears?.frames.findLast(({ event }) => event === 'posted')
  expect(frame?.data).toMatchObject({ channel_name: 'on-call', channel_type: 'P', sender_name: '@bob' })
  expect(JSON.parse(frame?.data['mentions'] ?? '')).toEqual([idOf('ann')])
  expect(JSON.parse(frame?.data['post'] ?? '')).toMatchObject({
    pending_post_id: 'bob:1',
    user_id: idOf('bob'),
  })
  expect(ears?.frames.map(({ seq }) => seq)).toEqual(ears?.frames.map((_frame, index) => index))
})

test('a socket without a cookie says who it is by its token, and hears nothing before', async () => {
  const socket = new WebSocket(`${site.url.replace('http', 'ws')}/api/v4/websocket`)
  const ears = new Ears(socket)
  await once(socket, 'open')
  await whoHears('early', send('early', {}))
  const token = people['eve']?.visitor.cookies['MMAUTHTOKEN']
  ears.send({ seq: 1, action: 'authentication_challenge', data: { token } })
  expect((await ears.hear('hello')).seq).toBe(0)
  expect(ears.frames.map(({ event }) => event)).toEqual(['hello'])
  socket.terminate()
})
