import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { textOf } from '../standin/world/base.ts'
import { directChannel } from '../standin/world/direct-channels.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { botPosts } from '../support/told.ts'

const silent = new AppError({ id: 'app.post.save.app_error', statusCode: 500 })

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
  await ops.product.world.joinChannel(ops.townSquare, ops.ann.id)
})
afterAll(() => ops.product.close())

const order = (postId: string) => ({
  name: 'Shop is down',
  team_id: ops.teamId,
  commander_user_id: ops.ann.id,
  post_id: postId,
})

const write = (
  message: string,
  { channelId = ops.townSquare, userId = ops.bob.id, files = [] as string[] } = {},
) => ops.product.world.post({ UserId: userId, ChannelId: channelId, Message: message, FileIds: files })

const quoteIn = async (incident: Incident): Promise<string> => (await botPosts(ops, incident)).at(-1) ?? ''

test('A-023 P-22: the channel holds a link to the post and its whole text as a quote, line by line', async () => {
  const postId = await write('Checkout fails!\n\n- 502 at 50%\n@bob see ~town-square', {
    files: ['file-1', 'file-2'],
  })
  const incident = await ops.ann.start(order(postId))
  expect(incident.post_id).toBe(postId)
  expect((await quoteIn(incident)).replaceAll('\u2060', '')).toBe(
    [
      `[Original Post](/operations/pl/${postId}) by **bob**`,
      '',
      '> Checkout fails\\!',
      '>',
      '> \\- 502 at 50%',
      '> @bob see \\~town\\-square',
      '',
      '2 files are attached to it.',
    ].join('\n'),
  )
  // With nothing in it that the host would take for a mention.
  expect(await quoteIn(incident)).not.toMatch(/@bob/)
})

test('A-023: it is quoted from a private channel, a direct message and a conversation with oneself as well', async () => {
  const { world } = ops.product
  const hidden = await world.addChannel(ops.teamId, 'war-room', 'P')
  await world.joinChannel(hidden, ops.ann.id)
  const direct = await directChannel(world.base, ops.ann.id, ops.bob.id)
  const alone = await directChannel(world.base, ops.ann.id, ops.ann.id)
  for (const channelId of [hidden, textOf(direct.id), textOf(alone.id)]) {
    const postId = await write('Seen here first', { channelId, userId: ops.ann.id })
    expect(await quoteIn(await ops.ann.start(order(postId)))).toContain('> Seen here first')
  }
})

test('A-025: a start from a post in an archived, or in a read-only channel works', async () => {
  const { world } = ops.product
  const [archived, quiet] = [
    await world.addChannel(ops.teamId, 'old'),
    await world.addChannel(ops.teamId, 'quiet'),
  ]
  for (const channelId of [archived, quiet]) await world.joinChannel(channelId, ops.ann.id)
  const posts = [
    await write('Back again', { channelId: archived }),
    await write('News', { channelId: quiet }),
  ]
  await world.archiveChannel(archived)
  await world.makeReadOnly(quiet)
  for (const postId of posts) {
    const { status, body } = await ops.ann.ask({
      method: 'GET',
      path: `/incidents/dialog?team_id=${ops.teamId}&post_id=${postId}`,
    })
    expect(status).toBe(200)
    const { dialog } = body as { dialog: { state: string } }
    const submission = { playbookID: 'none', incidentName: 'Shop is down' }
    const submitted = await ops.ann.ask({
      method: 'POST',
      path: '/incidents/dialog',
      body: { state: dialog.state, submission },
    })
    expect(submitted.status).toBe(201)
    const incident = await ops.ann.read(
      submitted.headers['location']?.replace('/api/v0/incidents/', '') ?? '',
    )
    expect(await quoteIn(incident)).toContain(`/operations/pl/${postId}`)
  }
})

test('A-033: a post that the starter cannot read is not found, by REST and by dialog, and nothing is made', async () => {
  const { world } = ops.product
  const hidden = await world.addChannel(ops.teamId, 'board', 'P')
  const postId = await write('Nobody knows', { channelId: hidden })
  const asked = await ops.ann.ask({ method: 'POST', path: '/incidents', body: order(postId) })
  expect(asked).toMatchObject({ status: 404, body: { code: 'not_found', error: 'Not found.' } })
  const path = `/incidents/dialog?team_id=${ops.teamId}&post_id=${postId}`
  expect(await ops.ann.ask({ method: 'GET', path })).toMatchObject({ status: 404 })
  const { rowCount } = await ops.product.database.pool.query('select from incident where post_id = $1', [
    postId,
  ])
  expect(rowCount).toBe(0)
})

test('A-033: of a post that is deleted before it is quoted the channel says that it is gone', async () => {
  const { world, faults } = ops.product
  const postId = await write('Never mind')
  // The first post of the incident finds no host, so the quote waits behind it.
  faults.plan('CreatePost', { kind: 'fail', error: silent })
  const incident = await ops.ann.start(order(postId))
  await ops.product.settled()
  await world.deletePost(postId)
  ops.product.clock.moveBy(60_000)
  expect(await quoteIn(incident)).toBe('The post that this incident was started from is gone.')
})

test('P-04: patterns in the quoted text appear as typed', async () => {
  const incident = await ops.ann.start(order(await write('50% of %s {} {count} $1 \\n')))
  expect(await quoteIn(incident)).toContain('> 50% of %s \\{\\} \\{count\\} $1 \\\\n')
})
