import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { newId } from '../../server/ids.ts'
import { insertPost } from '../support/host-world.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let incident: Incident
let postId: string

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
  })
  postId = await ops.product.world.post({
    UserId: ops.ann.id,
    ChannelId: incident.channel_id,
    Message: 'The gateway restarts by itself.',
  })
})
afterAll(() => ops.product.close())

const elsewhere = () => ({ teamId: ops.teamId, channelId: ops.townSquare })
const dialogs = () => ops.product.world.messages.dialogs
const NO_POST = ['There is no such message, or you may not read it.']

async function opened(person: Person, named: string) {
  const before = dialogs().length
  expect(await person.types(`/incident add ${named}`, elsewhere())).toEqual([])
  const [dialog, ...more] = dialogs().slice(before)
  expect(more).toEqual([])
  return dialog
}

test('A-145: an id and a permalink open the dialog, from any channel; submitted, it is on record', async () => {
  const names = [postId, `https://chat.example.org/operations/pl/${postId}`, `/operations/pl/${postId}`]
  for (const named of names) {
    const dialog = await opened(ops.ann, named)
    expect(dialog?.request.Dialog).toMatchObject({
      Title: 'Add to Incident Timeline',
      SubmitLabel: 'Add to Timeline',
      Elements: [
        { Name: 'incident', Type: 'select', Default: incident.id },
        { Name: 'summary', Type: 'text', Default: 'The gateway restarts by itself.', MaxLength: 64 },
      ],
    })
  }
  const last = dialogs().at(-1)
  if (!last) throw new Error('no dialog')
  const answer = await ops.ann.submit(last, { incident: incident.id, summary: 'First sign' })
  expect(answer).toMatchObject({ status: 200, body: undefined })
  expect((await ops.ann.read(incident.id)).timeline_events).toContainEqual(
    expect.objectContaining({ event_type: 'event_from_post', post_id: postId, summary: 'First sign' }),
  )
})

test('A-145 A-129 X-04: what is no message, unknown, unreadable or of the system is one answer, and opens nothing', async () => {
  const { pool } = ops.product.database
  const secret = await ops.product.world.addChannel(ops.teamId, `secret-${incident.id.slice(0, 8)}`, 'P')
  await ops.product.world.joinChannel(secret, ops.eve.id)
  const hidden = await insertPost(pool, { channelId: secret, userId: ops.eve.id, message: 'We sell.' })
  const system = await insertPost(pool, {
    channelId: incident.channel_id,
    userId: ops.ann.id,
    type: 'system_join_channel',
  })
  const before = dialogs().length
  for (const named of ['nothing', newId(), hidden, system]) {
    expect(await ops.ann.types(`/incident add ${named}`, elsewhere())).toEqual(NO_POST)
  }
  expect(dialogs()).toHaveLength(before)
})

test('without a message, or with several words, it says how it is used', async () => {
  for (const text of ['add', `add ${postId} now`]) {
    const [reply] = await ops.ann.types(`/incident ${text}`, elsewhere())
    expect(reply).toContain('Usage: `/incident add <post>`')
  }
})

test('whoever may edit no incident is told so', async () => {
  const own = await ops.product.world.post({
    UserId: ops.eve.id,
    ChannelId: ops.townSquare,
    Message: 'Hello',
  })
  expect(await ops.eve.types(`/incident add ${own}`, elsewhere())).toEqual([
    'There is no incident you could add this message to.',
  ])
})

test('autocomplete does not offer it', () => {
  const command = ops.product.world.commands.get('incident')
  const names = (command?.AutocompleteData?.SubCommands ?? []).map(({ Trigger }) => Trigger)
  expect(names).toContain('timeline')
  expect(names).not.toContain('add')
})
