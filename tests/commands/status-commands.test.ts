import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { personPosts, postStatus, standing, startWithBob } from '../support/status.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
})
afterAll(() => ops.product.close())

const here = () => ({ teamId: ops.teamId, channelId: incident.channel_id })
const elsewhere = () => ({ teamId: ops.teamId, channelId: ops.townSquare })
const dialogs = () => ops.product.world.messages.dialogs

const NOT_HERE = ['This works only in an incident channel. `/incident list` shows yours.']
const NO_CHANNEL = ['There is no such incident channel in this team.']

/** Types it and gets a dialog. @returns The status that is selected in it. */
async function selectedBy(person: Person, text: string, where = here()): Promise<string | undefined> {
  const before = dialogs().length
  expect(await person.types(text, where)).toEqual([])
  const [dialog, ...more] = dialogs().slice(before)
  expect(more).toEqual([])
  expect(dialog?.userId).toBe(person.id)
  return dialog?.request.Dialog.Elements[0]?.Default
}

async function nameOf({ channel_id }: Incident): Promise<string> {
  const { rows } = await ops.product.database.pool.query<{ name: string }>(
    'select name from channels where id = $1',
    [channel_id],
  )
  return rows[0]?.name ?? ''
}

test('A-070 update, end and restart open the dialog with the right status selected', async () => {
  expect(await selectedBy(ops.bob, '/incident update')).toBe('Reported')
  expect(await selectedBy(ops.bob, '/incident end')).toBe('Resolved')
  await postStatus(ops.ann, incident, { status: 'Archived' })
  expect(await selectedBy(ops.bob, '/incident update')).toBe('Archived')
  expect(await selectedBy(ops.bob, '/incident RESTART')).toBe('Active')
})

test('A-070 end of an ended incident and restart of an ongoing one say so, and open nothing', async () => {
  const before = dialogs().length
  expect(await ops.bob.types('/incident restart', here())).toEqual([
    'This incident is Reported already. Nothing was changed.',
  ])
  await postStatus(ops.ann, incident, { status: 'Resolved' })
  ops.product.clock.moveBy(7_200_000)
  expect(await ops.bob.types('/incident end', here())).toEqual([
    'This incident is Resolved, since 2h. `/incident restart` brings it back.',
  ])
  expect(dialogs()).toHaveLength(before)
})

test.each(['update', 'end', 'restart'])(
  'A-144 /incident %s outside an incident channel says so',
  async (name) => {
    expect(await ops.bob.types(`/incident ${name}`, elsewhere())).toEqual(NOT_HERE)
    expect(await ops.zed.types(`/incident ${name}`, here())).toEqual(NOT_HERE)
  },
)

test.each([
  ['update now', '/incident update'],
  ['end it', '/incident end'],
  ['restart a b', '/incident restart [~channel]'],
])('/incident %s is answered with the usage', async (typed, usage) => {
  const [reply] = await ops.bob.types(`/incident ${typed}`, here())
  expect(reply).toContain(`Usage: \`${usage}\``)
})

test.each(['update', 'end', 'restart', 'restart ~CHANNEL'])(
  'A-143 /incident %s by somebody without the right to change it, or to post, is refused',
  async (typed) => {
    await postStatus(ops.ann, incident, { status: typed === 'end' ? 'Active' : 'Resolved' })
    const text = `/incident ${typed.replace('CHANNEL', await nameOf(incident))}`
    const before = await standing(ops, incident)
    expect(await ops.eve.types(text, here())).toEqual(['Only members of the incident channel can do this.'])
    await ops.product.world.makeReadOnly(incident.channel_id)
    expect(await ops.bob.types(text, here())).toEqual(['You may not post in the incident channel.'])
    expect(await standing(ops, incident)).toEqual(before)
  },
)

test('A-144 restart from elsewhere brings back an incident whose channel is archived', async () => {
  incident = await startWithBob(ops, { archiveChannelEnabled: true })
  await postStatus(ops.ann, incident, { status: 'Archived' })
  await ops.product.settled()
  const text = `/incident restart ~${await nameOf(incident)}`
  expect(await selectedBy(ops.bob, text, elsewhere())).toBe('Active')
  const dialog = dialogs().at(-1)
  if (!dialog) throw new Error('no dialog')
  const values = { status: 'Active', description: '', message: 'It is back.', reminder: '0' }
  expect(await ops.bob.submit(dialog, values)).toMatchObject({ status: 200, body: undefined })
  expect(await ops.ann.read(incident.id)).toMatchObject({ current_status: 'Active', channel_state: 'open' })
  expect((await personPosts(ops, incident)).at(-1)?.message).toBe('It is back.')
})

test('A-068 a channel archived by hand: who may not restore it is told whom to ask', async () => {
  await postStatus(ops.ann, incident, { status: 'Resolved' })
  await ops.product.world.archiveChannel(incident.channel_id, ops.ann.id)
  expect(await ops.bob.types(`/incident restart ~${await nameOf(incident)}`, elsewhere())).toEqual([
    'The incident channel is archived. A team administrator can restore it.',
  ])
})

test('restart takes a link, a bare name and a display name in quotes', async () => {
  const name = `Only one of ${incident.id}`
  const only = await ops.ann.start({
    name: name.slice(0, 60),
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
  })
  await postStatus(ops.ann, only, { status: 'Resolved' })
  const channel = await nameOf(only)
  for (const typed of [
    channel,
    `https://chat.example.org/operations/channels/${channel}`,
    `"${name.slice(0, 60).toUpperCase()}"`,
  ]) {
    expect(await selectedBy(ops.ann, `/incident restart ${typed}`, elsewhere())).toBe('Active')
  }
})

test('X-10 an unknown channel, one without incident, one of another team and a private one are all alike', async () => {
  const hidden = await ops.ann.start({
    name: `Hidden ${incident.id}`,
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ createPublicIncident: false }),
  })
  const other = `/elsewhere/channels/${await nameOf(incident)}`
  for (const typed of [
    '~nothing',
    '~town-square',
    other,
    `~${await nameOf(hidden)}`,
    `"Hidden ${incident.id}"`,
  ]) {
    expect(await ops.eve.types(`/incident restart ${typed}`, elsewhere())).toEqual(NO_CHANNEL)
  }
})

test('of several incident channels with one name none is guessed', async () => {
  const twin = await startWithBob(ops)
  for (const ended of [incident, twin]) await postStatus(ops.ann, ended, { status: 'Resolved' })
  expect(await ops.bob.types('/incident restart "Payments answer 502"', elsewhere())).toEqual([
    'Several incident channels have that name. Name one by its address: `~name`.',
  ])
})

test('CM-13 a dialog that cannot be opened any more says to try again', async () => {
  const { B: refusal } = await ops.product.session.hooks.call('ExecuteCommand', {
    A: { RequestId: 'r1' },
    B: {
      UserId: ops.bob.id,
      TeamId: ops.teamId,
      ChannelId: incident.channel_id,
      Command: '/incident update',
      TriggerId: 'too old',
    },
  })
  expect(refusal).toBeUndefined()
  expect(ops.product.world.messages.ephemeral.at(-1)?.post.Message).toBe(
    'The dialog could not be opened. Please try again.',
  )
})

test('info shows how the latest update begins and when the next one is due', async () => {
  const message = 'Gateway is **down**\n\n@channel second\nthird\nfourth'
  await postStatus(ops.ann, incident, { message, reminder: 3600 })
  ops.product.clock.moveBy(900_000)
  const lines = async () => (await ops.bob.types('/incident info', here()))[0]?.split('\n') ?? []
  const shown = await lines()
  expect(shown.slice(1, 8)).toEqual([
    'Status: Active, 15m',
    'Commander: @ann',
    'Last update, 15m ago:',
    '> Gateway is \\*\\*down\\*\\*',
    '> @\u2060channel second',
    '> third',
    '',
  ])
  expect(shown[8]).toBe('Next update due in 44m')
  ops.product.clock.moveBy(3_600_000)
  await ops.product.settled()
  expect(await lines()).toContain('The next update has been due for 15m')
})
