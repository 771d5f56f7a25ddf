import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Playbook } from '../../server/contract/playbook.ts'
import { directChannel } from '../standin/world/direct-channels.ts'
import { textOf } from '../standin/world/base.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { askFor, create, edit, read, remove } from '../support/playbooks.ts'

let ops: Operations
let playbook: Playbook

beforeAll(async () => {
  ops = await openOperations()
  await ops.product.world.joinChannel(ops.townSquare, ops.ann.id)
})
beforeEach(async () => {
  const id = await create(ops.ann, {
    team_id: ops.teamId,
    title: 'Payments outage',
    member_ids: [ops.ann.id, ops.bob.id],
    broadcast_channel_id: ops.townSquare,
    invite_users_enabled: true,
    invited_user_ids: [ops.bob.id],
    webhook_on_creation_enabled: true,
    webhook_on_creation_url: 'https://hooks.example.org/a',
    message_on_join: 'Hello',
    checklists: [
      {
        title: 'Triage',
        items: [{ title: 'Look', description: 'at it', command: '/echo' }, { title: 'Say so' }],
      },
      { title: 'Later', items: [{ title: 'Learn' }] },
    ],
  })
  playbook = await read(ops.ann, id)
})
afterAll(() => ops.product.close())

const put = (changes: Record<string, unknown>) => edit(ops.ann, playbook.id, changes)
const now = () => read(ops.ann, playbook.id)

test('A-226: one field is changed, the version is told, everything else stays (P-07, P-33)', async () => {
  const answer = await edit(ops.bob, playbook.id, { summary: 'When nobody can pay.' })
  expect(answer).toMatchObject({ status: 200, body: undefined, headers: { 'x-playbook-version': '2' } })
  const after = await now()
  expect(after).toEqual({
    ...playbook,
    summary: 'When nobody can pay.',
    version: 2,
    update_at: after.update_at,
    update_user_id: ops.bob.id,
  })
  expect(after.update_at).toBeGreaterThan(playbook.update_at)
})

test('A-226: a switch that goes off keeps its value, and comes back with it', async () => {
  await put({ invite_users_enabled: false, webhook_on_creation_enabled: false })
  expect(await now()).toMatchObject({
    invite_users_enabled: false,
    invited_user_ids: [ops.bob.id],
    webhook_on_creation_enabled: false,
    webhook_on_creation_url: 'https://hooks.example.org/a',
  })
  await put({ invite_users_enabled: true })
  expect((await now()).invited_user_ids).toEqual([ops.bob.id])
})

test('A-226, PB-2: people and channels that were fine and no longer are block nobody (A-192, A-193, A-194)', async () => {
  const { world } = ops.product
  const leaver = await world.addPerson({ username: `leaver-${playbook.id}` })
  await world.joinTeam(ops.teamId, leaver)
  const channel = await world.addChannel(ops.teamId, `news-${playbook.id}`, 'O')
  await world.joinChannel(channel, ops.ann.id)
  const members = [...playbook.member_ids, leaver]
  const given = {
    member_ids: members,
    invited_user_ids: [leaver],
    default_commander_id: leaver,
    announcement_channel_id: channel,
  }
  expect((await put(given)).status).toBe(200)
  await world.leaveTeam(ops.teamId, leaver)
  await world.archiveChannel(channel)
  expect((await put({ ...(await now()), title: 'Still fine' })).status).toBe(200)
  expect(await now()).toMatchObject({ ...given, member_ids: members.toSorted(), title: 'Still fine' })
  // Once gone they are new again.
  await put({ invited_user_ids: [], announcement_channel_id: '' })
  expect(await put({ invited_user_ids: [leaver] })).toMatchObject({
    status: 400,
    body: { field: 'invited_user_ids', error: expect.stringContaining(leaver) as unknown },
  })
  expect(await put({ announcement_channel_id: channel })).toMatchObject({
    status: 400,
    body: { field: 'announcement_channel_id' },
  })
})

test('A-191, V-4, X-08: a channel the saver cannot post in is refused like an unknown one, but kept where it was', async () => {
  const { world } = ops.product
  const secret = await world.addChannel(ops.teamId, `secret-${playbook.id}`, 'P', 'Merger')
  await world.joinChannel(secret, ops.bob.id)
  const unknown = 'x'.repeat(26)
  const [refused, absent] = [
    await put({ broadcast_channel_id: secret }),
    await put({ broadcast_channel_id: unknown }),
  ]
  expect(refused).toMatchObject({ status: 400, body: { field: 'broadcast_channel_id' } })
  expect(JSON.stringify(refused.body).replace(secret, unknown)).toBe(JSON.stringify(absent.body))
  expect((await edit(ops.bob, playbook.id, { broadcast_channel_id: secret })).status).toBe(200)
  // Ann sees the id alone, and her save keeps it.
  expect((await put({ ...(await now()), summary: 'Changed' })).status).toBe(200)
  expect((await now()).broadcast_channel_id).toBe(secret)
  expect((await put({ broadcast_channel_id: '' })).status).toBe(200)
})

test('a channel of another team is refused, a direct one is not', async () => {
  const { world } = ops.product
  const elsewhere = await world.addTeam(`elsewhere-${playbook.id.slice(0, 8)}`)
  await world.joinTeam(elsewhere, ops.ann.id)
  const foreign = await world.addChannel(elsewhere, 'news', 'O')
  await world.joinChannel(foreign, ops.ann.id)
  expect((await put({ broadcast_channel_id: foreign })).status).toBe(400)
  const direct = textOf((await directChannel(world.base, ops.ann.id, ops.bob.id)).id)
  expect((await put({ broadcast_channel_id: direct })).status).toBe(200)
})

test('ids of tasks and checklists stay where this playbook has them; others are new (X-30)', async () => {
  const other = await read(
    ops.ann,
    await create(ops.ann, { team_id: ops.teamId, title: 'x', checklists: playbook.checklists }),
  )
  const [triage, later] = playbook.checklists
  const [look, sayso] = triage?.items ?? []
  const foreign = other.checklists[0]?.items[0]
  await put({
    checklists: [
      {
        ...later,
        items: [{ ...sayso, title: 'Say it' }, { id: foreign?.id, title: 'Foreign' }, { ...sayso }],
      },
      { ...triage, items: [look, { title: 'New' }] },
    ],
  })
  const after = (await now()).checklists
  expect(after.map(({ id }) => id)).toEqual([later?.id, triage?.id])
  const ids = after.map(({ items }) => items.map(({ id }) => id))
  expect(ids[0]?.[0]).toBe(sayso?.id)
  expect(ids[1]?.[0]).toBe(look?.id)
  expect(new Set(ids.flat()).size).toBe(5)
  expect(ids.flat()).not.toContain(foreign?.id)
  expect(after[0]?.items[0]).toMatchObject({ title: 'Say it' })
})

test('a part of a checklist or task that is left out stays; null is an empty list', async () => {
  const [triage, later] = playbook.checklists
  const look = triage?.items[0]
  await put({
    checklists: [
      { id: triage?.id, items: [{ id: look?.id, title: 'Look well' }] },
      { id: later?.id, title: 'L' },
    ],
  })
  expect((await now()).checklists).toEqual([
    { ...triage, items: [{ ...look, title: 'Look well' }] },
    { ...later, title: 'L' },
  ])
  await put({ checklists: [{ id: later?.id, items: null }] })
  expect(await now()).toMatchObject({ checklists: [{ title: 'L', items: [] }], num_stages: 1, num_steps: 0 })
  await put({ checklists: null })
  expect(await now()).toMatchObject({ checklists: [], num_stages: 0 })
})

test.each([
  ['X-22 another team', () => ({ team_id: 'x'.repeat(26), title: 'a' }), 'team_id'],
  ['X-22 another id', () => ({ id: 'x'.repeat(26), title: 'a' }), 'id'],
  ['P-06 a time of deletion', () => ({ delete_at: 1, title: 'a' }), 'delete_at'],
  ['P-08 a blank title', () => ({ title: ' ' }), 'title'],
  ['null for a text', () => ({ title: null }), 'title'],
  ['a fraction', () => ({ reminder_timer_default_seconds: 10.5 }), 'reminder_timer_default_seconds'],
  ['an unknown field', () => ({ titel: 'a' }), 'titel'],
  ['a version of 0', () => ({ version: 0, title: 'a' }), 'version'],
  [
    'a webhook that is on and has no address',
    () => ({ webhook_on_creation_url: '' }),
    'webhook_on_creation_url',
  ],
])('A-226: %s is refused and nothing changes', async (_what, given, field) => {
  expect(await put(given())).toMatchObject({ status: 400, body: { field } })
  expect(await now()).toEqual(playbook)
})

test('a body that changes nothing: refused when it says nothing, answered when it says what is', async () => {
  expect(await put({})).toMatchObject({ status: 400, body: { code: 'invalid' } })
  expect(await put({ version: 1, num_steps: 9, invited_users_enabled: false })).toMatchObject({ status: 400 })
  const same = await put({ title: playbook.title, member_ids: playbook.member_ids.toReversed() })
  expect(same).toMatchObject({ status: 200, headers: { 'x-playbook-version': '1' } })
  expect(await now()).toEqual(playbook)
})

test('A-190, A-226: a save on an old version is refused and says who was faster', async () => {
  await edit(ops.bob, playbook.id, { title: 'Bob was here', version: 1 })
  const { update_at } = await now()
  const answer = await put({ ...playbook, summary: 'Mine' })
  expect(answer).toMatchObject({
    status: 409,
    body: { code: 'stale_version', version: 2, update_at, update_user_id: ops.bob.id },
  })
  expect(await now()).toMatchObject({ title: 'Bob was here', summary: '' })
  expect((await put({ ...playbook, summary: 'Mine', version: 2 })).status).toBe(200)
})

test('without a version the last one wins, and of many at once none is half', async () => {
  const saves = Array.from({ length: 8 }, (_, index) =>
    put({ title: `Title ${index}`, summary: `Title ${index}` }),
  )
  expect((await Promise.all(saves)).map(({ status }) => status)).toEqual(Array(8).fill(200))
  const after = await now()
  expect(after.version).toBe(9)
  expect(after.summary).toBe(after.title)
})

test('of two at once with the same version one is refused', async () => {
  const answers = await Promise.all([1, 2].map((n) => put({ version: 1, title: `Title ${n}` })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('P-06, A-184, PB-5: a deleted playbook is gone for every door; what was started from it is not', async () => {
  const { ann } = ops
  const order = {
    name: 'Shop is down',
    team_id: ops.teamId,
    commander_user_id: ann.id,
    playbook_id: playbook.id,
  }
  const incident = await ann.start(order)
  expect(await remove(ann, playbook.id)).toMatchObject({ status: 204, body: undefined })
  const answers = [
    await askFor(ann, playbook.id),
    await askFor(ops.ada, playbook.id),
    await put({ title: 'a' }),
    await remove(ann, playbook.id),
    await ann.ask({ method: 'GET', path: `/playbooks/${playbook.id}/webhook-secret` }),
    await ann.ask({ method: 'POST', path: '/incidents', body: order }),
  ]
  for (const { status, body } of answers) {
    expect({ status, body }).toEqual({ status: 404, body: { error: 'Not found.', code: 'not_found' } })
  }
  expect(await ann.read(incident.id)).toMatchObject({
    playbook_id: playbook.id,
    checklists: [{ title: 'Triage' }, { title: 'Later' }],
    message_on_join: '',
    webhook_on_creation_url: 'https://hooks.example.org/a',
  })
})

test('A-199: what a playbook says of the record reaches the next incident only', async () => {
  const order = {
    name: 'Shop is down',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbook.id,
  }
  const before = await ops.ann.start(order)
  const settings = { post_task_changes: false, archive_channel_enabled: true, retrospective_enabled: false }
  await put({ ...settings, retrospective_template: 'What happened?' })
  expect(await ops.ann.read(before.id)).toMatchObject({
    post_task_changes: true,
    archive_channel_enabled: false,
    retrospective_enabled: true,
  })
  expect(await ops.ann.start(order)).toMatchObject({ ...settings, retrospective: 'What happened?' })
})
