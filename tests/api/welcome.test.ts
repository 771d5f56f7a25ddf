import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { newId } from '../../server/ids.ts'
import { insertBot } from '../support/host-world.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(() => {
  for (const person of [ops.ann, ops.bob, ops.eve, ops.ada]) come(person)
})
afterAll(() => ops.product.close())

const come = ({ id }: Person): void => ops.product.world.presence.connected(id, true)
const go = ({ id }: Person): void => ops.product.world.presence.connected(id, false)

const WELCOME = '**Hello**, read [this](https://example.org) @here first'

/** Started by ann. */
async function start(playbook = {}, given = {}): Promise<Incident> {
  const incident = await ops.ann.start({
    name: 'Shop is down',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ messageOnJoinEnabled: true, messageOnJoin: WELCOME, ...playbook }),
    ...given,
  })
  await settled()
  return incident
}

const join = async ({ channel_id }: Incident, { id }: Person): Promise<void> => {
  await ops.product.world.joinChannel(channel_id, id)
  await settled()
}

const leave = async ({ channel_id }: Incident, { id }: Person): Promise<void> => {
  await ops.product.world.leaveChannel(channel_id, id)
  await settled()
}

/** What was gathered has had its time, and all that follows. */
async function settled(): Promise<void> {
  await ops.product.settled()
  ops.product.clock.moveBy(1_000)
  await ops.product.settled()
}

/** Who has seen the bot say it there, in order. */
const seenBy = ({ channel_id }: Incident): string[] =>
  ops.product.world.messages.ephemeral
    .filter(({ post }) => post.ChannelId === channel_id && post.Message === WELCOME)
    .map(({ userId }) => userId)

const view = (person: Person, { id, channel_id }: Incident, channelId = channel_id): Promise<HttpAnswer> =>
  person.ask({ method: 'GET', path: pathOf(routes.viewWelcome, { id, channel_id: channelId }) })

const viewed = (isViewed: boolean) => ({ status: 200, body: { viewed: isViewed } })

test('A-048: reporter, commander, people invited, added and joined see the text once, each alone', async () => {
  const incident = await start(
    { inviteUsersEnabled: true, invitedUserIds: [ops.eve.id] },
    { commander_user_id: ops.bob.id },
  )
  await join(incident, ops.ada)
  expect(seenBy(incident).sort()).toEqual([ops.ann, ops.bob, ops.eve, ops.ada].map(({ id }) => id).sort())
  await leave(incident, ops.ada)
  await join(incident, ops.ada)
  expect(seenBy(incident)).toHaveLength(4)
})

test('A-048: without a welcome nobody sees anything', async () => {
  const incident = await start({ messageOnJoinEnabled: false })
  expect(seenBy(incident)).toEqual([])
  expect(await view(ops.ann, incident)).toMatchObject(viewed(true))
  expect(seenBy(incident)).toEqual([])
})

test('A-048 P-18: who is offline when they come in sees it when they return, once', async () => {
  go(ops.bob)
  const incident = await start()
  await join(incident, ops.bob)
  expect(seenBy(incident)).toEqual([ops.ann.id])
  come(ops.bob)
  await settled()
  await settled()
  expect(seenBy(incident)).toEqual([ops.ann.id, ops.bob.id])
})

test('A-048: a page that shows the channel brings it, whatever the person lets others see, and never twice', async () => {
  go(ops.ann)
  const incident = await start()
  expect(seenBy(incident)).toEqual([])
  const answers = await Promise.all([view(ops.ann, incident), view(ops.ann, incident)])
  for (const answer of answers) expect(answer).toMatchObject(viewed(true))
  come(ops.ann)
  await settled()
  expect(await view(ops.ann, incident)).toMatchObject(viewed(true))
  expect(seenBy(incident)).toEqual([ops.ann.id])
})

test('A-048: one that could not be shown is asked for again', async () => {
  go(ops.ann)
  const incident = await start()
  const error = new AppError({ id: 'app.channel.get', message: 'Away.', statusCode: 500 })
  ops.product.faults.plan('SendEphemeralPost', { kind: 'fail', error })
  expect(await view(ops.ann, incident)).toMatchObject(viewed(false))
  expect(await view(ops.ann, incident)).toMatchObject(viewed(true))
  expect(seenBy(incident)).toEqual([ops.ann.id])
})

test('the page’s question names the channel of that incident, and needs the right to edit it', async () => {
  const incident = await start()
  expect(await view(ops.ann, incident, ops.townSquare)).toMatchObject({ status: 404 })
  expect(await view(ops.eve, incident)).toMatchObject({ status: 403 })
  expect(await view(ops.zed, incident)).toMatchObject({ status: 404 })
})

test('A-048: bots see nothing, and nothing is kept for them', async () => {
  const incident = await start()
  const bot = await insertBot(ops.product.database.pool, 'alertmanager', { teams: [ops.teamId] })
  ops.product.world.presence.connected(bot, true)
  await ops.product.world.joinChannel(incident.channel_id, bot)
  await settled()
  expect(seenBy(incident)).toEqual([ops.ann.id])
})

test('A-048: an archived channel and a team that is switched off keep it for later', async () => {
  go(ops.bob)
  const incident = await start()
  await join(incident, ops.bob)
  await ops.product.world.archiveChannel(incident.channel_id)
  come(ops.bob)
  await settled()
  expect(await view(ops.bob, incident)).toMatchObject(viewed(false))
  await ops.product.world.restoreChannel(incident.channel_id, ops.ada.id)
  await switchTeam('off')
  await settled()
  expect(seenBy(incident)).toEqual([ops.ann.id])
  await switchTeam('on')
  await settled()
  expect(seenBy(incident)).toEqual([ops.ann.id, ops.bob.id])
})

async function switchTeam(to: 'on' | 'off'): Promise<void> {
  const { world } = ops.product
  const enabled_team_ids = to === 'on' ? [] : [await world.addTeam(newId())]
  await ops.ada.ask({ method: 'POST', path: routes.settings, body: { enabled_team_ids } })
}

test('A-048: whoever left before they could see it does not, until they are back', async () => {
  go(ops.bob)
  const incident = await start()
  await join(incident, ops.bob)
  await leave(incident, ops.bob)
  come(ops.bob)
  await settled()
  expect(seenBy(incident)).toEqual([ops.ann.id])
  await join(incident, ops.bob)
  expect(seenBy(incident)).toEqual([ops.ann.id, ops.bob.id])
})

test('a host that does not answer whether people are there is asked again', async () => {
  const error = new AppError({ id: 'app.status.get', message: 'Away.', statusCode: 500 })
  ops.product.faults.plan('GetUserStatusesByIds', { kind: 'fail', error })
  const incident = await start()
  ops.product.clock.moveBy(60_000)
  await settled()
  expect(seenBy(incident)).toEqual([ops.ann.id])
})
