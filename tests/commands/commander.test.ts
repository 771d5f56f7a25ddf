import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook(),
  })
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
})
afterAll(() => ops.product.close())

const here = () => ({ teamId: ops.teamId, channelId: incident.channel_id })

test('A-138: without a name it says who commands, and since when', async () => {
  expect(await ops.eve.types('/incident commander', here())).toEqual(['Commander: @ann, for < 1m.'])
})

test('A-138: outside an incident channel there is nobody to name', async () => {
  const where = { teamId: ops.teamId, channelId: ops.townSquare }
  for (const text of ['/incident commander', '/incident commander @bob']) {
    expect(await ops.ann.types(text, where)).toEqual([
      'This works only in an incident channel. `/incident list` shows yours.',
    ])
  }
})

test.each(['@bob', 'bob', '@BOB', '@bob,', 'bob.'])(
  'A-138: %s takes command, and the bot says it',
  async (name) => {
    expect(await ops.ann.types(`/incident commander ${name}`, here())).toEqual([])
    expect((await botPosts(ops, incident)).at(-1)).toBe('**ann** handed over command from **ann** to @bob.')
    expect(await ops.ann.types('/incident commander', here())).toEqual(['Commander: @bob, for < 1m.'])
  },
)

test.each([
  ['@ann', '@ann is the commander already. Nothing was changed.'],
  ['@nobody', 'There is no such user in this team.'],
  ['@zed', 'There is no such user in this team.'],
  ['@incident', 'There is no such user in this team.'],
  ['@eve', 'Only people in the incident channel can command it. Add them to the channel first.'],
  ['@bob @eve', 'Usage: `/incident commander [@username]`, for example `/incident commander @ann`'],
])('A-138: %s is answered %s, and changes nothing', async (name, answer) => {
  expect(await ops.ann.types(`/incident commander ${name}`, here())).toEqual([answer])
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('a guest in the channel learns nothing of people outside it', async () => {
  await ops.product.world.joinChannel(incident.channel_id, ops.gus.id)
  expect(await ops.gus.types('/incident commander @eve', here())).toEqual([
    'There is no such user in this team.',
  ])
  expect(await ops.gus.types('/incident commander @bob', here())).toEqual([])
})

test('who may look but not change is told so', async () => {
  expect(await ops.eve.types('/incident commander @eve', here())).toEqual([
    'Only members of the incident channel can do this.',
  ])
})
