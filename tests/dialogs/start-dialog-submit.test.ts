import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { directChannel } from '../standin/world/direct-channels.ts'
import { textOf } from '../standin/world/base.ts'
import type { OpenedDialog } from '../standin/world/messages.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let playbookId: string

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook({ title: 'Outage' })
})
// More is started than one person may in a minute.
beforeEach(() => ops.product.clock.moveBy(60_000))
afterAll(() => ops.product.close())

async function opened(person: Person, channelId = ops.townSquare): Promise<OpenedDialog> {
  expect(await person.types('/incident start', { teamId: ops.teamId, channelId })).toEqual([])
  const dialog = ops.product.world.messages.dialogs.at(-1)
  if (dialog?.userId !== person.id) throw new Error('No dialog was opened for this person.')
  return dialog
}

const filled = (changes: Record<string, unknown> = {}) => ({
  playbookID: playbookId,
  incidentName: 'Payments answer 502',
  ...changes,
})

const incidents = async () => (await ops.product.database.pool.query('select from incident')).rowCount

test('A-021 A-028: a start is asked for in every kind of channel, and answered there', async () => {
  const { world } = ops.product
  const hidden = await world.addChannel(ops.teamId, 'war-room', 'P')
  const direct = textOf((await directChannel(world.base, ops.ann.id, ops.bob.id)).id)
  const alone = textOf((await directChannel(world.base, ops.ann.id, ops.ann.id)).id)
  for (const channelId of [ops.townSquare, hidden, direct, alone]) {
    const answer = await ops.ann.submit(await opened(ops.ann, channelId), filled())
    expect(answer).toMatchObject({ status: 201 })
    await ops.product.settled()
    const note = world.messages.ephemeral.at(-1)
    expect(note).toMatchObject({ userId: ops.ann.id, post: { ChannelId: channelId } })
    expect(note?.post.Message).toMatch(/^Incident Payments answer 502 started in ~payments-answer-502/)
  }
})

test('A-018: a playbook that is deleted while the dialog is open is told at its field, and nothing is made', async () => {
  const doomed = await ops.playbook()
  const dialog = await opened(ops.ann)
  await ops.product.database.pool.query('update playbook set delete_at = 1 where id = $1', [doomed])
  await expectGone(dialog, doomed)
})

test('A-018: the same for one that the person may not use any more', async () => {
  const shared = await ops.playbook({ isPublic: false, memberIds: [ops.ann.id, ops.bob.id] })
  const dialog = await opened(ops.ann)
  await ops.product.database.pool.query(
    'delete from playbook_member where playbook_id = $1 and user_id = $2',
    [shared, ops.ann.id],
  )
  await expectGone(dialog, shared)
})

async function expectGone(dialog: OpenedDialog, playbookID: string): Promise<void> {
  const before = await incidents()
  expect(await ops.ann.submit(dialog, filled({ playbookID }))).toMatchObject({
    status: 200,
    body: { errors: { playbookID: expect.stringContaining('can no longer be used') } },
  })
  expect(await incidents()).toBe(before)
}

test('A-019 A-211: without the right to make such a channel the reason stands at the name', async () => {
  const { pool } = ops.product.database
  const dialog = await opened(ops.eve)
  await pool.query('update teammembers set schemeuser = false where userid = $1', [ops.eve.id])
  expect(await ops.eve.submit(dialog, filled())).toMatchObject({
    status: 200,
    body: { errors: { incidentName: 'You may not create public channels in this team.' } },
  })
  await pool.query('update teammembers set schemeuser = true where userid = $1', [ops.eve.id])
})

test('A-016 A-211: with a description it is started with that; 1,024 characters are not too many', async () => {
  const incidentDescription = 'x'.repeat(1024)
  const answer = await ops.ann.submit(await opened(ops.ann), filled({ incidentDescription }))
  expect(answer).toMatchObject({ status: 201 })
  const id = answer.headers['location']?.replace('/api/v0/incidents/', '') ?? ''
  expect((await ops.ann.read(id)).description).toBe(incidentDescription)
})

test('A-211: a body that names somebody else is refused', async () => {
  const dialog = await opened(ops.ann)
  expect(await ops.ann.submit(dialog, filled(), { user_id: ops.bob.id })).toMatchObject({ status: 400 })
})

test.each<[string, unknown]>([
  ['null', { playbookID: null, incidentName: 'Shop' }],
  ['a number', { playbookID: 'none', incidentName: 7 }],
  ['a list', { playbookID: 'none', incidentName: 'Shop', incidentDescription: ['x'] }],
  ['an unknown name', { playbookID: 'none', incidentName: 'Shop', owner: 'x' }],
  ['no fields at all', null],
  ['a text for the fields', 'x'],
])('A-211: %s in place of a field is refused, and the process goes on', async (_what, submission) => {
  const before = await incidents()
  expect(await ops.ann.submit(await opened(ops.ann), submission)).toMatchObject({ status: 400 })
  expect(await incidents()).toBe(before)
  expect(await ops.ann.submit(await opened(ops.ann), filled())).toMatchObject({ status: 201 })
})
