import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Playbook } from '../../server/contract/playbook.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { askFor, create, edit, read } from '../support/playbooks.ts'

let ops: Operations
let playbook: Playbook

beforeAll(async () => {
  ops = await openOperations()
  await ops.product.world.joinChannel(ops.townSquare, ops.ann.id)
  const id = await create(ops.ann, {
    team_id: ops.teamId,
    title: 'Payments outage',
    summary: 'When customers cannot pay.',
    description: '**Summary**',
    member_ids: [ops.ann.id, ops.bob.id],
    broadcast_channel_id: ops.townSquare,
    announcement_channel_enabled: true,
    announcement_channel_id: ops.townSquare,
    reminder_message_template: 'What changed?',
    reminder_timer_default_seconds: 900,
    invited_user_ids: [ops.bob.id],
    default_commander_id: ops.eve.id,
    webhook_on_creation_url: 'https://hooks.example.org/incidents',
    retrospective_reminder_interval_seconds: 86_400,
    checklists: [
      {
        title: 'Triage',
        items: [
          { title: 'Look', command: '/echo' },
          { title: 'Tell', description: 'all' },
        ],
      },
    ],
  })
  playbook = await read(ops.ann, id)
})
afterAll(() => ops.product.close())

test('A-230, P-33: what was read and is written back changes nothing and tells nobody', async () => {
  await ops.product.settled()
  const { events } = ops.product.world
  const before = events.length
  expect(await edit(ops.ann, playbook.id, { ...playbook })).toMatchObject({
    status: 200,
    headers: { 'x-playbook-version': '1' },
  })
  expect(await read(ops.ann, playbook.id)).toEqual(playbook)
  await ops.product.settled()
  expect(events.length).toBe(before)
})

test('A-230: so does it with the spelling of v0 for the switch of invitations', async () => {
  const { invite_users_enabled, ...rest } = playbook
  expect(invite_users_enabled).toBe(false)
  await edit(ops.ann, playbook.id, { ...rest, invited_users_enabled: false })
  expect(await read(ops.ann, playbook.id)).toEqual(playbook)
  await edit(ops.ann, playbook.id, { ...playbook, invited_users_enabled: true })
  expect((await read(ops.ann, playbook.id)).invite_users_enabled).toBe(true)
  await edit(ops.ann, playbook.id, { invited_users_enabled: false, title: 'Other' })
  expect((await read(ops.ann, playbook.id)).invite_users_enabled).toBe(true)
  await edit(ops.ann, playbook.id, { invite_users_enabled: false, title: playbook.title })
})

test('P-33: reading, changing one field and writing back keeps every other field', async () => {
  const changes: Partial<Playbook> = {
    title: 'a',
    summary: 'b',
    description: 'c',
    create_public_incident: true,
    broadcast_channel_id: '',
    reminder_message_template: 'd',
    reminder_timer_default_seconds: 60,
    invite_users_enabled: true,
    invited_user_ids: [],
    default_commander_enabled: true,
    default_commander_id: '',
    announcement_channel_enabled: false,
    announcement_channel_id: '',
    webhook_on_creation_enabled: true,
    webhook_on_creation_url: 'https://other.example.org',
    webhook_on_status_update_url: 'https://other.example.org',
    message_on_join_enabled: true,
    message_on_join: 'e',
    post_task_changes: false,
    archive_channel_enabled: true,
    retrospective_enabled: false,
    retrospective_template: 'f',
    retrospective_reminder_interval_seconds: 0,
    member_ids: [ops.ann.id],
  }
  for (const [field, value] of Object.entries(changes)) {
    const before = await read(ops.ann, playbook.id)
    expect((await edit(ops.ann, playbook.id, { ...before, [field]: value })).status).toBe(200)
    const after = await read(ops.ann, playbook.id)
    const { version, update_at } = after
    expect(version).toBe(before.version + 1)
    expect(after).toEqual({ ...before, [field]: value, version, update_at })
  }
})

test('a read with the tag of the last one is empty, until something in the answer changes', async () => {
  const first = await askFor(ops.ann, playbook.id)
  const tag = { 'If-None-Match': first.headers['etag'] ?? '' }
  expect(await askFor(ops.ann, playbook.id, tag)).toMatchObject({ status: 304, body: undefined })
  await edit(ops.ann, playbook.id, { summary: 'Something else' })
  expect((await askFor(ops.ann, playbook.id, tag)).status).toBe(200)
})
