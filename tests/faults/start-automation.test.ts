import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { newId } from '../../server/ids.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import type { ApiName } from '../standin/plugin-host/api-table.ts'
import { botPostsIn, membersOf } from '../support/channels.ts'
import { openOperations, type Operations } from '../support/operations.ts'

let ops: Operations

// The clock of one that starts again may not be far from the database's.
beforeEach(async () => {
  ops = await openOperations()
})
afterEach(() => ops.product.close())

/** Mattermost answers a repeated post with the first one for 30 s. */
const REPEATS_FORGOTTEN_MS = 31_000

/** From bob's post, inviting three people of whom one cannot come, and announced. */
async function start() {
  const { product, ann, bob, eve, ada, zed, teamId, townSquare } = ops
  const news = await product.world.addChannel(teamId, `news-${newId()}`)
  await product.world.joinChannel(townSquare, ann.id)
  const postId = await product.world.post({
    UserId: bob.id,
    ChannelId: townSquare,
    Message: 'Checkout fails',
  })
  const playbookId = await ops.playbook({
    inviteUsersEnabled: true,
    invitedUserIds: [eve.id, zed.id, ada.id],
    announcementChannelEnabled: true,
    announcementChannelId: news,
  })
  const name = `Outage ${newId()}`
  const order = { name, team_id: teamId, commander_user_id: ann.id, playbook_id: playbookId, post_id: postId }
  // Whether it is answered before the program dies is open.
  await ann.start(order).catch(() => undefined)
  return { name, news }
}

async function channelOf(name: string): Promise<string> {
  const { rows } = await ops.product.database.pool.query<{ id: string }>(
    'select id from channels where displayname = $1',
    [name],
  )
  expect(rows).toHaveLength(1)
  return rows[0]?.id ?? ''
}

/** As the program leaves it: what is under way is cut off, and it starts again later. */
async function killAt(call: ApiName, kind: 'kill_before' | 'kill_after', passing: number) {
  ops.product.faults.plan(call, { kind }, passing)
  const started = await start()
  await ops.product.settled()
  await ops.product.restart()
  ops.product.clock.moveBy(REPEATS_FORGOTTEN_MS)
  await ops.product.settled()
  return started
}

const POSTS = ['Could not be added to this channel: **zed**.', 'Incident started. Commander: **ann**']

/** The reporter is added first. */
const POINTS: readonly (readonly [ApiName, number])[] = [
  ['AddUserToChannel', 1],
  ['AddUserToChannel', 2],
  ['CreatePost', 0],
  ['CreatePost', 1],
  ['CreatePost', 2],
  ['CreatePost', 3],
]
const CASES = POINTS.flatMap(([call, passing]) =>
  (['kill_before', 'kill_after'] as const).map((kind) => [kind, call, passing] as const),
)

test.each(CASES)(
  'A-036 P-13: %s %s (%d passing): everybody is in, and each post is there once',
  async (...point) => {
    const [kind, call, passing] = point
    const { name, news } = await killAt(call, kind, passing)
    const channelId = await channelOf(name)
    expect(await membersOf(ops, channelId)).toEqual(['ada', 'ann', 'eve', 'incident'])
    const posts = await botPostsIn(ops, channelId)
    expect(posts.slice(0, 2)).toEqual(POSTS)
    expect(posts.slice(2)).toEqual([expect.stringContaining('> Checkout fails')])
    expect(await botPostsIn(ops, news)).toEqual([expect.stringContaining('New Incident')])
  },
)

test('whoever was added and has left again is not added by the next try', async () => {
  const silent = new AppError({ id: 'app.channel.add_member.db', statusCode: 500 })
  // The reporter and the first of the invited come in, then the host is silent.
  ops.product.faults.plan('AddUserToChannel', { kind: 'fail', error: silent }, 2)
  const channelId = await channelOf((await start()).name)
  await ops.product.settled()
  await ops.product.world.leaveChannel(channelId, ops.eve.id)
  ops.product.clock.moveBy(REPEATS_FORGOTTEN_MS)
  await ops.product.settled()
  expect(await membersOf(ops, channelId)).toEqual(['ada', 'ann', 'incident'])
  expect((await botPostsIn(ops, channelId))[0]).toBe(POSTS[0])
})
