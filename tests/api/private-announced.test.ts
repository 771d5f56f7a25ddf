import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { newId } from '../../server/ids.ts'
import { botPostsIn, channelOf } from '../support/channels.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { postStatus, startWithBob } from '../support/status.ts'

let ops: Operations
/** Public, in the same team: whoever is in the team reads it. */
let news: string

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  news = await ops.product.world.addChannel(ops.teamId, `news-${newId()}`, 'O', 'Newsroom')
})
afterAll(() => ops.product.close())

const startPrivate = (playbook = {}) => startWithBob(ops, { createPublicIncident: false, ...playbook })

test('A-244: a private incident is announced and broadcast where its playbook says, as a public one is', async () => {
  const incident = await startPrivate({
    announcementChannelEnabled: true,
    announcementChannelId: news,
    broadcastChannelId: news,
  })
  const { name, type } = await channelOf(ops, incident.channel_id)
  expect(type).toBe('P')
  const { post_id } = await postStatus(ops.ann, incident, { message: 'Looking into it' })
  const [announcement, copy, ...more] = await botPostsIn(ops, news)
  expect(more).toEqual([])
  expect(announcement).toBe(
    `#### New Incident\n[Payments answer 502](/operations/channels/${name}), commander: **ann**`,
  )
  expect(copy).toContain(`#### [Payments answer 502](/operations/pl/${post_id})`)
  expect(copy).toContain('Looking into it')
})

test('A-244: of a private incident whose playbook names no channel, no other channel hears', async () => {
  const square = await botPostsIn(ops, ops.townSquare)
  const incident = await startPrivate({ announcementChannelEnabled: false, announcementChannelId: news })
  await postStatus(ops.ann, incident, { message: 'Looking into it' })
  expect(await botPostsIn(ops, news)).toEqual([])
  expect(await botPostsIn(ops, ops.townSquare)).toEqual(square)
})
