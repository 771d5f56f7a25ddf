import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { botPostsIn, channelOf, membersOf } from '../support/channels.ts'
import { openOperations, type Operations } from '../support/operations.ts'

let ops: Operations
let playbookId: string

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook({ title: 'Outage', reminderTimerDefaultSeconds: 900 })
})
// Ann starts more than one person may in a minute.
beforeEach(() => ops.product.clock.moveBy(60_000))
afterAll(() => ops.product.close())

const order = (changes: Record<string, unknown> = {}) => ({
  name: 'Payments answer 502',
  team_id: ops.teamId,
  commander_user_id: ops.ann.id,
  playbook_id: playbookId,
  ...changes,
})

const count = async (table: string): Promise<number> => {
  const { rows } = await ops.product.database.pool.query<{ count: number }>(`select count(*) from ${table}`)
  return rows[0]?.count ?? -1
}

test('A-209: starting from a playbook makes channel, members, tasks and the first post', async () => {
  const { ann } = ops
  const incident = await ann.start(order())
  expect(incident).toMatchObject({
    version: 1,
    name: 'Payments answer 502',
    description: '**Summary**',
    commander_user_id: ann.id,
    reporter_user_id: ann.id,
    channel_type: 'O',
    channel_state: 'open',
    current_status: 'Reported',
    previous_reminder: 900_000_000_000,
    previous_reminder_seconds: 900,
    num_tasks: 3,
    can_edit: true,
    timeline_events: [{ event_type: 'incident_created', subject_user_id: ann.id }],
  })
  expect(incident.checklists.map(({ title, items }) => [title, ...items.map((task) => task.title)])).toEqual([
    ['Triage', 'Find who is on call', 'Tell support'],
    ['Afterwards', 'Tell the board'],
  ])
  expect(await channelOf(ops, incident.channel_id)).toMatchObject({
    name: 'payments-answer-502',
    displayname: 'Payments answer 502',
    type: 'O',
    header: expect.stringContaining(incident.id) as unknown,
  })
  expect(await membersOf(ops, incident.channel_id)).toEqual(['ann', 'incident'])
  expect(await botPostsIn(ops, incident.channel_id)).toEqual(['Incident started. Commander: **ann**'])
  const [created] = (await ann.read(incident.id)).timeline_events
  expect(created?.post_id).toMatch(/^[a-z0-9]{26}$/)
})

test('A-209 P-19: what was answered is what is read, with every id, and both say where it is', async () => {
  const { status, headers, body } = await ops.ann.ask({ method: 'POST', path: '/incidents', body: order() })
  const { id } = body as { id: string }
  expect(status).toBe(201)
  expect(headers).toMatchObject({ location: `/api/v0/incidents/${id}`, 'x-incident-version': '1' })
  await ops.product.settled()
  // Whether the first post was made by the time of the answer is open.
  const withoutPosts = (incident: Incident) => ({
    ...incident,
    timeline_events: incident.timeline_events.map((event) => ({ ...event, post_id: '' })),
  })
  expect(withoutPosts(await ops.ann.read(id))).toEqual(withoutPosts(body as Incident))
})

test('A-030: two incidents of one name at once get two channels that show the same name', async () => {
  const [one, two] = await Promise.all([
    ops.ann.start(order({ name: 'Twice' })),
    ops.bob.start(order({ name: 'Twice' })),
  ])
  const channels = await Promise.all([channelOf(ops, one.channel_id), channelOf(ops, two.channel_id)])
  expect(channels.map(({ displayname }) => displayname)).toEqual(['Twice', 'Twice'])
  expect(channels.map(({ name }) => name).sort()).toEqual(['twice', expect.stringMatching(/^twice-.{4}$/)])
})

test('the commander named is in the channel, is asked in the first post, and the reporter stays', async () => {
  const incident = await ops.ann.start(order({ commander_user_id: ops.bob.id }))
  expect(await membersOf(ops, incident.channel_id)).toEqual(['ann', 'bob', 'incident'])
  expect(await botPostsIn(ops, incident.channel_id)).toEqual([
    'Incident started. Commander: @bob. Reported by **ann**.',
  ])
})

test("the playbook's commander wins, and the bot says so when that person is not available", async () => {
  const led = await ops.playbook({ defaultCommanderEnabled: true, defaultCommanderId: ops.bob.id })
  expect((await ops.ann.start(order({ playbook_id: led }))).commander_user_id).toBe(ops.bob.id)
  const orphaned = await ops.playbook({ defaultCommanderEnabled: true, defaultCommanderId: ops.zed.id })
  const incident = await ops.ann.start(order({ playbook_id: orphaned }))
  expect(incident.commander_user_id).toBe(ops.ann.id)
  expect((await botPostsIn(ops, incident.channel_id))[0]).toContain('is not available')
})

test('A-015 A-209 P-05: without a playbook: public channel, one empty checklist', async () => {
  const incident = await ops.ann.start(order({ playbook_id: '', description: 'All down' }))
  expect(incident).toMatchObject({
    playbook_id: '',
    channel_type: 'O',
    description: 'All down',
    num_tasks: 0,
  })
  expect(incident.checklists).toMatchObject([{ title: 'Checklist', items: [] }])
})

test('a repeat with the same key is the same incident; another body is refused', async () => {
  const headers = { 'Idempotency-Key': 'alert-88213' }
  const first = await ops.ann.ask({ method: 'POST', path: '/incidents', body: order(), headers })
  const again = await ops.ann.ask({ method: 'POST', path: '/incidents', body: order(), headers })
  expect(again.status).toBe(201)
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect((again.body as { id: string }).id).toBe((first.body as { id: string }).id)
  const other = await ops.ann.ask({
    method: 'POST',
    path: '/incidents',
    body: order({ name: 'Other' }),
    headers,
  })
  expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } })
  const somebodyElse = await ops.bob.start(order(), headers)
  expect(somebodyElse.id).not.toBe((first.body as { id: string }).id)
})

test('eight requests at once with one key start one incident', async () => {
  const headers = { 'Idempotency-Key': 'at-once' }
  const starts = Array.from({ length: 8 }, () => ops.ann.start(order(), headers))
  const incidents = await Promise.all(starts)
  expect(new Set(incidents.map(({ id }) => id)).size).toBe(1)
})

test('A-029 a name of any script and any marks is shown as typed and pings nobody', async () => {
  for (const name of ['50% *off* @all ~town-square', 'انقطاع الخدمة', '支付失败', '"quoted" 🔥']) {
    const incident = await ops.ann.start(order({ name }))
    expect(incident.name).toBe(name)
    expect((await channelOf(ops, incident.channel_id)).displayname).toBe(name)
    expect((await channelOf(ops, incident.channel_id)).name).toMatch(/^[a-z0-9][a-z0-9-]+$/)
    expect(
      await ops.ann.types('/incident info', { teamId: ops.teamId, channelId: incident.channel_id }),
    ).toEqual([expect.not.stringMatching(/@all|~town/)])
  }
})

test.each<[string, (o: Operations) => Record<string, unknown>, number, string]>([
  ['A-014 a name of one character', () => ({ name: 'x' }), 400, 'invalid'],
  ['A-014 a name of spaces', () => ({ name: '   ' }), 400, 'invalid'],
  ['A-014 a name of 65 characters', () => ({ name: 'x'.repeat(65) }), 400, 'invalid'],
  ['A-017 a description of 1,025 characters', () => ({ description: 'x'.repeat(1025) }), 400, 'invalid'],
  ['A-210 an unknown playbook', () => ({ playbook_id: 'x'.repeat(26) }), 404, 'not_found'],
  ['A-210 no commander', () => ({ commander_user_id: undefined }), 400, 'invalid'],
  ['A-210 no team', () => ({ team_id: undefined }), 400, 'invalid'],
  ['A-210 no name', () => ({ name: undefined }), 400, 'invalid'],
  ['A-210 an unknown team', () => ({ team_id: 'x'.repeat(26) }), 403, 'forbidden'],
  ['A-210 a commander of another team', (o) => ({ commander_user_id: o.zed.id }), 403, 'forbidden'],
  ['A-210 a commander nobody knows', () => ({ commander_user_id: 'x'.repeat(26) }), 403, 'forbidden'],
  ['A-210 a post nobody can read', () => ({ post_id: 'x'.repeat(26) }), 404, 'not_found'],
  ['A-210 an unknown field', () => ({ owner_id: 'x' }), 400, 'unknown_field'],
])('%s is refused and nothing is made', async (_what, changes, status, code) => {
  const before = [await count('incident'), await count('channels'), await count('idempotency_key')]
  const headers = { 'Idempotency-Key': 'refused' }
  const answer = await ops.ann.ask({ method: 'POST', path: '/incidents', body: order(changes(ops)), headers })
  expect(answer).toMatchObject({ status, body: { code } })
  expect([await count('incident'), await count('channels'), await count('idempotency_key')]).toEqual(before)
})

test('A-210 X-21: nobody starts from a playbook that is private to others, deleted, or of another team', async () => {
  const elsewhere = await ops.product.world.addTeam('elsewhere')
  const hidden = await ops.playbook({ isPublic: false, memberIds: [ops.bob.id] })
  const deleted = await ops.playbook({ isDeleted: true })
  const foreign = await ops.playbook({ teamId: elsewhere })
  for (const id of [hidden, deleted, foreign]) {
    const answer = await ops.ann.ask({ method: 'POST', path: '/incidents', body: order({ playbook_id: id }) })
    expect(answer).toMatchObject({ status: 404, body: { error: 'Not found.', code: 'not_found' } })
  }
  expect((await ops.bob.start(order({ playbook_id: hidden }))).playbook_id).toBe(hidden)
})

test('A-210 guests, people of other teams and callers without a session start nothing', async () => {
  for (const person of [ops.gus, ops.zed]) {
    const body = order({ commander_user_id: person.id })
    expect(await person.ask({ method: 'POST', path: '/incidents', body })).toMatchObject({ status: 403 })
  }
})
