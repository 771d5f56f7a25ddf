import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { newId } from '../../server/ids.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { botPostsIn } from '../support/channels.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { askStatus, postStatus, startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
/** Of the team, with nobody in it. */
let news: string

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  news = await addChannel('O')
})
afterAll(() => ops.product.close())

const addChannel = (type: 'O' | 'P', teamId = ops.teamId): Promise<string> =>
  ops.product.world.addChannel(teamId, `news-${newId()}`, type, 'News *room*')

const startBroadcasting = (channelId = news, playbook = {}): Promise<Incident> =>
  startWithBob(ops, { broadcastChannelId: channelId, ...playbook })

const pageOf = (postId: string): string => `/operations/pl/${postId}`

/** Of the newest status update. */
async function broadcastOf({ id }: Incident): Promise<string | undefined> {
  await ops.product.settled()
  const { body } = await ops.ann.ask({ method: 'GET', path: pathOf(routes.statusUpdates, { id }) })
  return (body as { items: { broadcast: string }[] }).items[0]?.broadcast
}

const MESSAGE = '**Looking** into it, @bob\n\n- `502`, ask @here\n# 100 % \\ $1 {name}'
const QUIET = '**Looking** into it, @\u2060bob\n\n- `502`, ask @\u2060here\n# 100 % \\ $1 {name}'

test.each(['O', 'P'] as const)(
  'A-081: an update goes to its broadcast channel of type %s, as it was typed, and pings nobody',
  async (type) => {
    const channelId = await addChannel(type)
    const incident = await startBroadcasting(channelId)
    ops.product.clock.moveBy(65 * 60_000)
    const { post_id } = await postStatus(ops.bob, incident, { message: MESSAGE })
    expect(await botPostsIn(ops, channelId)).toEqual([
      `#### [Payments answer 502](${pageOf(post_id)})\n**bob** · 1h 5m · Active\n\n---\n\n${QUIET}`,
    ])
    expect(await broadcastOf(incident)).toBe('sent')
    expect(await botPosts(ops, incident)).toHaveLength(1)
  },
)

test('A-081: every update is broadcast, also the one that ends the incident and archives its channel', async () => {
  const incident = await startBroadcasting(news, { archiveChannelEnabled: true })
  await postStatus(ops.ann, incident, { message: 'First' })
  await postStatus(ops.ann, incident, { status: 'Archived', message: 'Last' })
  const copies = await botPostsIn(ops, news)
  expect(copies.map((copy) => copy.split('\n').at(-1))).toEqual(['First', 'Last'])
  expect((await ops.ann.read(incident.id)).channel_state).toBe('archived')
})

test('an incident without a broadcast channel broadcasts nothing', async () => {
  const incident = await startWithBob(ops)
  await postStatus(ops.ann, incident)
  expect(await broadcastOf(incident)).toBe('none')
})

test('a name that looks like Markdown is shown as it is, and a text too long for one post is cut', async () => {
  const incident = await startBroadcasting()
  await ops.ann.ask({ method: 'PATCH', path: `/incidents/${incident.id}`, body: { name: '[x](y) @all' } })
  await postStatus(ops.ann, incident, { message: '@a '.repeat(5_333) })
  const [copy = ''] = await botPostsIn(ops, news)
  expect(copy).toMatch(/^#### \[\\\[x\\\]\\\(y\\\) @\u2060all\]\(\/operations\/pl\//)
  expect([...copy]).toHaveLength(16_383)
  expect(copy.endsWith('…')).toBe(true)
})

test('A-082: the copy stays as it is when the update is edited or deleted', async () => {
  const incident = await startBroadcasting()
  const { post_id } = await postStatus(ops.ann, incident, { message: 'As it was' })
  const before = await botPostsIn(ops, news)
  expect(before).toHaveLength(1)
  await ops.product.world.editPost(post_id, 'Changed')
  expect(await broadcastOf(incident)).toBe('sent')
  await ops.product.world.deletePost(post_id)
  expect(await botPostsIn(ops, news)).toEqual(before)
  expect(await botPosts(ops, incident)).toHaveLength(1)
})

test('an update that is deleted before it could be broadcast goes nowhere', async () => {
  const incident = await startBroadcasting()
  const away = new AppError({ id: 'app.post.get', message: 'Away.', statusCode: 500 })
  ops.product.faults.plan('GetPost', { kind: 'fail', error: away })
  const { post_id } = await postStatus(ops.ann, incident)
  expect(await broadcastOf(incident)).toBe('pending')
  await ops.product.world.deletePost(post_id)
  await ops.product.settled()
  ops.product.clock.moveBy(60_000)
  expect(await botPostsIn(ops, news)).toEqual([])
  expect(await botPosts(ops, incident)).toHaveLength(1)
})

const WHERE = 'could not be broadcast in **News \\*room\\***:'

test.each<[string, () => Promise<string>, string]>([
  ['archived', () => archived(news), `${WHERE} that channel is archived.`],
  [
    'private and archived',
    async () => archived(await addChannel('P')),
    'could not be broadcast: its channel is archived.',
  ],
  [
    'deleted',
    async () => {
      await ops.product.world.eraseChannel(news)
      return news
    },
    'could not be broadcast: its channel no longer exists.',
  ],
  [
    'of another team',
    async () => addChannel('O', await ops.product.world.addTeam(newId())),
    'could not be broadcast: Mattermost did not take the post.',
  ],
])(
  'A-083, A-262, P-27, V-9: a channel that is %s gets nothing, and the bot says so',
  async (_what, make, notice) => {
    const channelId = await make()
    const incident = await startBroadcasting(channelId)
    const { status, body } = await askStatus(ops.ann, incident)
    expect(status).toBe(200)
    const { post_id } = body as { post_id: string }
    expect((await botPosts(ops, incident)).slice(1)).toEqual([
      `[This status update](${pageOf(post_id)}) ${notice}`,
    ])
    expect((await botPostsIn(ops, channelId)).filter((message) => message.includes('####'))).toEqual([])
    expect(await broadcastOf(incident)).toBe('failed')
  },
)

async function archived(channelId: string): Promise<string> {
  await ops.product.world.archiveChannel(channelId)
  return channelId
}

test('A-083, P-14: a channel that does not take the post: the update stands, and the bot says so', async () => {
  const incident = await startBroadcasting()
  const error = new AppError({ id: 'api.post.create_post.town_square_read_only', statusCode: 400 })
  // The first post is the update itself.
  ops.product.faults.plan('CreatePost', { kind: 'fail', error }, 1)
  await postStatus(ops.ann, incident)
  expect((await botPosts(ops, incident))[1]).toContain(`${WHERE} Mattermost did not take the post.`)
  expect(await broadcastOf(incident)).toBe('failed')
  expect((await ops.ann.read(incident.id)).current_status).toBe('Active')
})

test('a broadcast that gets no answer is tried again, and is there once', async () => {
  const incident = await startBroadcasting()
  const away = new AppError({ id: 'app.post.save', message: 'Away.', statusCode: 500 })
  ops.product.faults.plan('CreatePost', { kind: 'fail', error: away }, 1)
  await postStatus(ops.ann, incident)
  expect(await broadcastOf(incident)).toBe('pending')
  ops.product.clock.moveBy(60_000)
  expect(await broadcastOf(incident)).toBe('sent')
  expect(await botPostsIn(ops, news)).toHaveLength(1)
})
