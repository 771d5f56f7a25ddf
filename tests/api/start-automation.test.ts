import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { newId } from '../../server/ids.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { botPostsIn, channelOf, membersOf } from '../support/channels.ts'
import { insertBot } from '../support/host-world.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { GivenPlaybook } from '../support/product-world.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
/** Of the team, with nobody in it. */
let news: string

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  news = await ops.product.world.addChannel(ops.teamId, `news-${newId()}`, 'O', 'Newsroom')
})
afterAll(() => ops.product.close())

/** Started by ann, from a playbook like that. */
async function startFrom(playbook: Partial<GivenPlaybook>, given = {}): Promise<Incident> {
  const playbookId = await ops.playbook(playbook)
  const order = { name: 'Shop is down', team_id: ops.teamId, commander_user_id: ops.ann.id }
  const incident = await ops.ann.start({ ...order, playbook_id: playbookId, ...given })
  await ops.product.settled()
  return incident
}

/** In the team, no bot. */
async function hired(username: string): Promise<string> {
  const id = await ops.product.world.addPerson({ username })
  await ops.product.world.joinTeam(ops.teamId, id)
  return id
}

const inviting = (...ids: string[]) => ({ inviteUsersEnabled: true, invitedUserIds: ids })
const STARTED = 'Incident started. Commander: **ann**'
const forbidden = new AppError({ id: 'api.channel.add_members.denied', statusCode: 403 })

test('A-038: two people who are invited are added by the bot, on record, and nobody else is', async () => {
  const incident = await startFrom(inviting(ops.bob.id, ops.eve.id))
  expect(await membersOf(ops, incident.channel_id)).toEqual(['ann', 'bob', 'eve', 'incident'])
  expect(await botPosts(ops, incident)).toEqual([STARTED])
  ops.product.clock.moveBy(1_000)
  await ops.product.settled()
  const { timeline_events: events } = await ops.ann.read(incident.id)
  expect(events.map(({ summary }) => summary)).toEqual(['', '@incident added @bob', '@incident added @eve'])
})

test.each<[string, Partial<GivenPlaybook>]>([
  ['nobody on the list', { inviteUsersEnabled: true, invitedUserIds: [] }],
  ['the list switched off', { inviteUsersEnabled: false, invitedUserIds: ['bob'] }],
])('A-038: with %s nobody is invited, and nothing is said', async (_what, playbook) => {
  const names = playbook.invitedUserIds ?? []
  const incident = await startFrom({ ...playbook, invitedUserIds: names.map(() => ops.bob.id) })
  expect(await membersOf(ops, incident.channel_id)).toEqual(['ann', 'incident'])
  expect(await botPosts(ops, incident)).toEqual([STARTED])
})

test('A-039: the others are in; who has left, is deactivated or a bot is named, who is gone is counted', async () => {
  const [max, pia] = await Promise.all(['max', 'pia'].map(hired))
  await ops.product.world.leaveTeam(ops.teamId, max ?? '')
  await ops.product.world.deactivate(pia ?? '')
  const bot = await insertBot(ops.product.database.pool, 'alertmanager', { teams: [ops.teamId] })
  const incident = await startFrom(inviting(newId(), pia ?? '', max ?? '', bot, ops.zed.id, ops.bob.id))
  expect(await membersOf(ops, incident.channel_id)).toEqual(['ann', 'bob', 'incident'])
  expect(await botPosts(ops, incident)).toEqual([
    'Could not be added to this channel: **alertmanager**, **max**, **pia**, **zed**.\n1 invited person no longer exists.',
    STARTED,
  ])
})

test('A-039: whom the host refuses is named, the others are in', async () => {
  // The first to be added is the reporter.
  ops.product.faults.plan('AddUserToChannel', { kind: 'fail', error: forbidden }, 1)
  const incident = await startFrom(inviting(ops.bob.id, ops.eve.id))
  expect(await membersOf(ops, incident.channel_id)).toEqual(['ann', 'eve', 'incident'])
  expect((await botPosts(ops, incident))[0]).toBe('Could not be added to this channel: **bob**.')
})

test('of more than twenty people who cannot be added the first twenty are named', async () => {
  const strangers = Array.from({ length: 23 }, (_, index) =>
    ops.product.world.addPerson({ username: `stranger-${String(index).padStart(2, '0')}` }),
  )
  const incident = await startFrom(inviting(...(await Promise.all(strangers))))
  const [note] = await botPosts(ops, incident)
  expect(note).toMatch(/^23 people could not be added to this channel, among them \*\*stranger\\-00\*\*/)
  expect(note).toContain('**stranger\\-19**.')
  expect(note).not.toContain('stranger\\-20')
})

test('A-040: the commander: off, nobody chosen, invited as well, not invited, and the starter themself', async () => {
  const commanded = (commanderId: string, given: Partial<GivenPlaybook> = {}) =>
    startFrom({ defaultCommanderEnabled: true, defaultCommanderId: commanderId, ...given })
  const off = await startFrom({ defaultCommanderEnabled: false, defaultCommanderId: ops.bob.id })
  const unchosen = await commanded('')
  const own = await commanded(ops.ann.id)
  for (const incident of [off, unchosen, own]) {
    expect(incident.commander_user_id).toBe(ops.ann.id)
    expect(await membersOf(ops, incident.channel_id)).toEqual(['ann', 'incident'])
    expect(await botPosts(ops, incident)).toEqual([STARTED])
  }
  for (const incident of [await commanded(ops.bob.id), await commanded(ops.bob.id, inviting(ops.bob.id))]) {
    expect(incident.commander_user_id).toBe(ops.bob.id)
    expect(await membersOf(ops, incident.channel_id)).toEqual(['ann', 'bob', 'incident'])
    expect(await botPosts(ops, incident)).toEqual(['Incident started. Commander: @bob. Reported by **ann**.'])
    expect(await timesAdded(incident, 'bob')).toBe(1)
  }
})

/** Says the host in the channel, of one person. */
async function timesAdded({ channel_id }: Incident, username: string): Promise<number> {
  const { rows } = await ops.product.database.pool.query(
    `select from posts where channelid = $1 and type = 'system_add_to_channel' and message like '%added ' || $2 || ' to%'`,
    [channel_id, username],
  )
  return rows.length
}

test('A-041: a chosen commander who has left the team: the starter commands, and the bot says why, in one note', async () => {
  const gone = { defaultCommanderEnabled: true, defaultCommanderId: ops.zed.id }
  const incident = await startFrom({ ...gone, ...inviting(ops.zed.id) })
  expect(incident.commander_user_id).toBe(ops.ann.id)
  expect(await botPosts(ops, incident)).toEqual([
    "Could not be added to this channel: **zed**.\nThe playbook's commander is not available. **ann** commands.",
    STARTED,
  ])
})

test('A-041: a commander whom the host refuses: the reporter commands, and the bot says so', async () => {
  ops.product.faults.plan('AddUserToChannel', { kind: 'fail', error: forbidden }, 1)
  const incident = await startFrom({}, { commander_user_id: ops.bob.id })
  expect(incident.commander_user_id).toBe(ops.ann.id)
  expect((await botPosts(ops, incident))[0]).toContain('is not available. **ann** commands.')
})

test('A-042: the start is announced in the channel that the playbook names, and pings nobody', async () => {
  const incident = await startFrom({ announcementChannelEnabled: true, announcementChannelId: news })
  const { name } = await channelOf(ops, incident.channel_id)
  expect(await botPostsIn(ops, news)).toEqual([
    `#### New Incident\n[Shop is down](/operations/channels/${name}), commander: **ann**`,
  ])
  expect(await botPosts(ops, incident)).toEqual([STARTED])
})

test('A-042: announcing switched off announces nothing', async () => {
  const incident = await startFrom({ announcementChannelEnabled: false, announcementChannelId: news })
  expect(await botPostsIn(ops, news)).toEqual([])
  expect(await botPosts(ops, incident)).toEqual([STARTED])
})

test.each<[string, () => Promise<string>, string]>([
  [
    'archived',
    async () => {
      await ops.product.world.archiveChannel(news)
      return news
    },
    'The incident could not be announced in **Newsroom**.',
  ],
  [
    'deleted',
    async () => {
      await ops.product.world.eraseChannel(news)
      return news
    },
    'The incident could not be announced in the channel that the playbook names.',
  ],
  [
    'private and archived',
    async () => {
      const id = await ops.product.world.addChannel(ops.teamId, `board-${newId()}`, 'P', 'Board')
      await ops.product.world.archiveChannel(id)
      return id
    },
    'The incident could not be announced in the channel that the playbook names.',
  ],
  [
    'of another team',
    async () => ops.product.world.addChannel(await ops.product.world.addTeam(newId()), 'elsewhere'),
    'The incident could not be announced in the channel that the playbook names.',
  ],
])(
  'A-042, A-262, P-27, V-9: a channel that is %s gets nothing, and the bot says so',
  async (_what, make, notice) => {
    const channelId = await make()
    const incident = await startFrom({ announcementChannelEnabled: true, announcementChannelId: channelId })
    expect(await botPosts(ops, incident)).toEqual([STARTED, notice])
    expect((await botPostsIn(ops, channelId)).filter((message) => message.includes('New Incident'))).toEqual(
      [],
    )
  },
)

test('A-042, P-14: an announcement that the host refuses is told in the incident channel', async () => {
  const error = new AppError({ id: 'api.post.create_post.town_square_read_only', statusCode: 400 })
  ops.product.faults.plan('CreatePost', { kind: 'fail', error }, 1)
  const incident = await startFrom({ announcementChannelEnabled: true, announcementChannelId: news })
  expect(await botPosts(ops, incident)).toEqual([
    STARTED,
    'The incident could not be announced in **Newsroom**.',
  ])
})

test('A-050, A-262: what was started from a playbook stays as it was when that is changed or deleted', async () => {
  const title = newId()
  const incident = await startFrom({ title, ...inviting(ops.bob.id), messageOnJoin: 'Hello' })
  const before = await ops.ann.read(incident.id)
  const playbook = { path: `/playbooks/${incident.playbook_id}` }
  const changes = { title: 'Other', description: 'Other', invited_user_ids: [], checklists: [], public: true }
  const { body } = await ops.ann.ask({ method: 'GET', ...playbook })
  const edited = await ops.ann.ask({ method: 'PUT', ...playbook, body: { ...(body as object), ...changes } })
  expect(edited.status).toBe(200)
  expect(await ops.ann.read(incident.id)).toEqual(before)
  expect((await ops.ann.ask({ method: 'DELETE', ...playbook })).status).toBe(204)
  expect(await ops.ann.read(incident.id)).toEqual(before)
})
