import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { openOperations, type Operations } from '../support/operations.ts'
import { askFor, askToCreate, create, read } from '../support/playbooks.ts'
import { insertSetting } from '../support/product-world.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

const body = (changes: Record<string, unknown> = {}) => ({
  team_id: ops.teamId,
  title: 'Payments outage',
  ...changes,
})
const numPlaybooks = async (): Promise<number> => {
  const { rows } = await ops.product.database.pool.query<{ count: number }>('select count(*) from playbook')
  return rows[0]?.count ?? -1
}

test('A-224: a playbook is created, and what is left out has its default', async () => {
  const answer = await askToCreate(ops.ann, body())
  const { id } = answer.body as { id: string }
  expect(answer).toMatchObject({ status: 201, headers: { location: `/api/v0/playbooks/${id}` } })
  expect(answer.body).toEqual({ id: expect.stringMatching(/^[a-z0-9]{26}$/) as unknown })
  const playbook = await read(ops.ann, id)
  expect(playbook).toEqual({
    id,
    version: 1,
    title: 'Payments outage',
    summary: '',
    description: '',
    team_id: ops.teamId,
    create_public_incident: false,
    public: false,
    member_ids: [ops.ann.id],
    create_at: playbook.create_at,
    update_at: playbook.create_at,
    update_user_id: ops.ann.id,
    delete_at: 0,
    num_stages: 0,
    num_steps: 0,
    checklists: [],
    broadcast_channel_id: '',
    reminder_message_template: '',
    reminder_timer_default_seconds: 0,
    invite_users_enabled: false,
    invited_user_ids: [],
    invited_group_ids: [],
    default_commander_enabled: false,
    default_commander_id: '',
    announcement_channel_enabled: false,
    announcement_channel_id: '',
    webhook_on_creation_enabled: false,
    webhook_on_creation_url: '',
    webhook_on_status_update_enabled: false,
    webhook_on_status_update_url: '',
    message_on_join_enabled: false,
    message_on_join: expect.stringContaining('/incident info') as unknown,
    post_task_changes: true,
    archive_channel_enabled: false,
    retrospective_enabled: true,
    retrospective_template: expect.stringContaining('### Summary') as unknown,
    retrospective_reminder_interval_seconds: 0,
    can_manage_members: true,
    can_delete: true,
  })
})

test('A-182, PB-1: without members it is private: its creator and administrators have it, nobody else', async () => {
  const id = await create(ops.ann, body({ member_ids: [] }))
  expect((await read(ops.ann, id)).member_ids).toEqual([ops.ann.id])
  expect((await read(ops.ada, id)).public).toBe(false)
  expect(await askFor(ops.bob, id)).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

test('A-224: the first and the second of a team are alike; members and "everyone" are stored as given', async () => {
  const first = await create(ops.ann, body())
  const second = await create(ops.ann, body())
  expect(second).not.toBe(first)
  const shared = await create(ops.ann, body({ member_ids: [ops.bob.id, ops.ann.id, ops.bob.id] }))
  expect((await read(ops.bob, shared)).member_ids).toEqual([ops.ann.id, ops.bob.id].toSorted())
  const open = await create(ops.ann, body({ public: true }))
  expect(await read(ops.eve, open)).toMatchObject({ public: true, member_ids: [] })
})

test('PB-4: what is given is what is read; ids inside are new, and what only a server can say is left alone', async () => {
  const townSquare = ops.townSquare
  await ops.product.world.joinChannel(townSquare, ops.ann.id)
  const given = {
    title: '  Payments outage ',
    summary: 'When customers cannot pay.\r\n',
    description: '**Summary**',
    create_public_incident: true,
    broadcast_channel_id: townSquare,
    reminder_message_template: 'What changed?',
    reminder_timer_default_seconds: 900,
    invite_users_enabled: true,
    invited_user_ids: [ops.bob.id, ops.gus.id, ops.bob.id],
    default_commander_enabled: true,
    default_commander_id: ops.eve.id,
    announcement_channel_enabled: true,
    announcement_channel_id: townSquare,
    webhook_on_creation_enabled: true,
    webhook_on_creation_url: 'https://hooks.example.org/incidents?a=b',
    webhook_on_status_update_enabled: false,
    webhook_on_status_update_url: 'http://hooks.example.org:8080',
    message_on_join_enabled: true,
    message_on_join: 'Hello',
    post_task_changes: false,
    archive_channel_enabled: true,
    retrospective_enabled: false,
    retrospective_template: '',
    retrospective_reminder_interval_seconds: 86_400,
  }
  const task = { id: 'x'.repeat(26), title: ' Look ', description: 'at it', command: '/echo 50%' }
  const checklists = [
    { id: 'y'.repeat(26), title: 'Triage', items: [task, { title: 'Say so', command: ' / ' }] },
    { title: 'Later', items: null },
  ]
  const ignored = { version: 7, create_at: 'x', update_at: null, num_stages: -1, can_delete: 'no' }
  const id = await create(ops.ann, body({ ...given, checklists, ...ignored }))
  const playbook = await read(ops.ann, id)
  expect(playbook).toMatchObject({
    ...given,
    title: 'Payments outage',
    summary: 'When customers cannot pay.',
    invited_user_ids: [ops.bob.id, ops.gus.id],
    version: 1,
    num_stages: 2,
    num_steps: 2,
    checklists: [
      {
        title: 'Triage',
        items: [
          { title: 'Look', description: 'at it', command: '/echo 50%', state: '', assignee_id: '' },
          //
          { title: 'Say so', description: '', command: '' },
        ],
      },
      { title: 'Later', items: [] },
    ],
  })
  expect(JSON.stringify(playbook)).not.toContain('xxxx')
  expect(JSON.stringify(playbook)).not.toContain('yyyy')
})

type Case = [what: string, given: (ops: Operations) => Record<string, unknown>, status: number, field: string]

const REFUSED: Case[] = [
  ['an id', () => ({ id: 'x'.repeat(26) }), 400, 'id'],
  ['a time of deletion (P-06)', () => ({ delete_at: 5 }), 400, 'delete_at'],
  ['a blank title (P-08)', () => ({ title: ' \n ' }), 400, 'title'],
  ['no title', () => ({ title: undefined }), 400, 'title'],
  ['a title that is null', () => ({ title: null }), 400, 'title'],
  ['a blank checklist title', () => ({ checklists: [{ title: ' ' }] }), 400, 'checklists.0.title'],
  [
    'a blank task title',
    () => ({ checklists: [{ title: 'a', items: [{ title: 'b' }, { title: '' }] }] }),
    400,
    'checklists.0.items.1.title',
  ],
  [
    'a command without a slash',
    () => ({ checklists: [{ title: 'a', items: [{ title: 'b', command: 'echo' }] }] }),
    400,
    'checklists.0.items.0.command',
  ],
  [
    'X-31 a state of a task',
    () => ({ checklists: [{ title: 'a', items: [{ title: 'b', state: 'closed' }] }] }),
    400,
    'checklists.0.items.0.state',
  ],
  [
    'X-31 an assignee of a task',
    (o) => ({ checklists: [{ title: 'a', items: [{ title: 'b', assignee_id: o.ann.id }] }] }),
    400,
    'checklists.0.items.0.assignee_id',
  ],
  [
    'X-31 a time of a task',
    () => ({ checklists: [{ title: 'a', items: [{ title: 'b', state_modified: 1 }] }] }),
    400,
    'checklists.0.items.0.state_modified',
  ],
  ['an unknown field', () => ({ owner_id: 'x' }), 400, 'owner_id'],
  ['members although public', (o) => ({ public: true, member_ids: [o.ann.id] }), 400, 'member_ids'],
  ['a stranger as member', (o) => ({ member_ids: [o.ann.id, o.zed.id] }), 400, 'member_ids'],
  ['a guest as member', (o) => ({ member_ids: [o.ann.id, o.gus.id] }), 400, 'member_ids'],
  ['an unknown member', (o) => ({ member_ids: [o.ann.id, 'x'.repeat(26)] }), 400, 'member_ids'],
  ['a malformed member', (o) => ({ member_ids: [o.ann.id, 'X'] }), 400, 'member_ids.1'],
  ['members without the creator', (o) => ({ member_ids: [o.bob.id] }), 403, ''],
  ['an unknown group (D-33)', () => ({ invited_group_ids: ['x'.repeat(26)] }), 400, 'invited_group_ids'],
  ['an invited stranger', (o) => ({ invited_user_ids: [o.zed.id] }), 400, 'invited_user_ids'],
  ['a stranger as commander', (o) => ({ default_commander_id: o.zed.id }), 400, 'default_commander_id'],
  ['an unknown channel', () => ({ broadcast_channel_id: 'x'.repeat(26) }), 400, 'broadcast_channel_id'],
  [
    'a welcome that is on and blank',
    () => ({ message_on_join_enabled: true, message_on_join: ' ' }),
    400,
    'message_on_join',
  ],
  [
    'a reminder of 9 seconds',
    () => ({ reminder_timer_default_seconds: 9 }),
    400,
    'reminder_timer_default_seconds',
  ],
  [
    'a retrospective reminder of 30 days and a second',
    () => ({ retrospective_reminder_interval_seconds: 2_592_001 }),
    400,
    'retrospective_reminder_interval_seconds',
  ],
]

test.each(REFUSED)('A-224, PB-2: %s is refused and nothing is made', async (_what, given, status, field) => {
  const before = await numPlaybooks()
  const answer = await askToCreate(ops.ann, body(given(ops)))
  expect(answer).toMatchObject({ status, ...(field !== '' && { body: { field } }) })
  expect(await numPlaybooks()).toBe(before)
})

test('A-224: only those on the list of creators, and administrators, create', async () => {
  await insertSetting(ops.product.database.pool, 'playbook_creators_user_ids', [ops.bob.id])
  expect(await askToCreate(ops.ann, body())).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect((await askToCreate(ops.bob, body())).status).toBe(201)
  expect((await askToCreate(ops.ada, body())).status).toBe(201)
  await ops.product.database.pool.query('delete from setting')
})

test('an administrator may leave themselves out', async () => {
  const id = await create(ops.ada, body({ member_ids: [ops.bob.id] }))
  expect((await read(ops.bob, id)).member_ids).toEqual([ops.bob.id])
})
