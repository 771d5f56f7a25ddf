import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'
import { personPosts, postStatus, startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let incident: Incident
let buttons: Buttons

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
  await postStatus(ops.bob, incident, { reminder: 900 })
  ops.product.clock.moveBy(900_000)
  await ops.product.settled()
  buttons = await buttonsOf((await ops.ann.read(incident.id)).reminder_post_id)
})
afterAll(() => ops.product.close())

type Button = Readonly<{ postId: string; name: string; url: string; context: unknown }>
type Buttons = Readonly<{ update: Button; dismiss: Button }>

type Action = Readonly<{ id: string; name: string; integration: { url: string; context: unknown } }>

async function buttonsOf(postId: string): Promise<Buttons> {
  const { rows } = await ops.product.database.pool.query<{ actions: Action[] }>(
    `select props #> '{attachments,0,actions}' as actions from posts where id = $1`,
    [postId],
  )
  const all = (rows[0]?.actions ?? []).map(({ id, name, integration }) => [
    id,
    { postId, name, ...integration },
  ])
  return Object.fromEntries(all) as Buttons
}

/** As the host passes it on. */
const press = (
  person: Person,
  button: Button,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<HttpAnswer> =>
  person.ask({
    method: 'POST',
    path: button.url.replace('/plugins/incident-collaboration/api/v0', ''),
    body: {
      user_id: person.id,
      post_id: button.postId,
      channel_id: 'whatever',
      trigger_id: ops.product.world.messages.issueTrigger(person.id),
      type: 'button',
      context: button.context,
      ...changes,
    },
  })

const DONE = { status: 200, body: {} }
const said = (ephemeral_text: string) => ({ status: 200, body: { ephemeral_text } })

const isOverdue = async (): Promise<boolean> => (await ops.ann.read(incident.id)).overdue

test('the post has two buttons, and their context tells nothing to browsers that they could forge', () => {
  expect([buttons.update.name, buttons.dismiss.name]).toEqual(['Update Status', 'Dismiss'])
  expect(buttons.update.url).toBe(
    `/plugins/incident-collaboration/api/v0/incidents/${incident.id}/reminder/button-update`,
  )
})

test('A-074 "Update Status" opens the dialog for whoever presses it; the submitted update answers the reminder', async () => {
  expect(await press(ops.bob, buttons.update)).toMatchObject(DONE)
  const dialog = ops.product.world.messages.dialogs.at(-1)
  expect(dialog?.userId).toBe(ops.bob.id)
  expect(await isOverdue()).toBe(true)
  if (!dialog) throw new Error('no dialog')
  await ops.bob.submit(dialog, { status: 'Active', message: 'Fixed soon', reminder: '0' })
  expect(await botPosts(ops, incident)).toHaveLength(1)
  expect(await isOverdue()).toBe(false)
})

test('A-074 "Dismiss" takes the reminder away for all, sets none, and is no entry of the record', async () => {
  const before = await ops.ann.read(incident.id)
  expect(await press(ops.bob, buttons.dismiss)).toMatchObject(DONE)
  expect(await botPosts(ops, incident)).toHaveLength(1)
  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({
    version: before.version + 1,
    overdue: false,
    reminder_at: 0,
    reminder_post_id: '',
    previous_reminder_seconds: 900,
  })
  expect(read.timeline_events).toEqual(before.timeline_events)
  ops.product.clock.moveBy(3_600_000)
  expect(await botPosts(ops, incident)).toHaveLength(1)
})

test('A-074 nobody else may press them', async () => {
  for (const button of [buttons.update, buttons.dismiss]) {
    expect(await press(ops.eve, button)).toMatchObject(
      said('Only members of the incident channel can change this incident.'),
    )
    expect(await press(ops.zed, button)).toMatchObject(said('This button can no longer be used.'))
  }
  expect(await isOverdue()).toBe(true)
})

test('A-247 a stale button changes nothing, says so and goes away', async () => {
  await ops.product.database.pool.query(
    `update incident_collaboration.incident
     set overdue = false, reminder_at = 0, reminder_key = '', reminder_post_id = '' where id = $1`,
    [incident.id],
  )
  const { version } = await ops.ann.read(incident.id)
  expect(await press(ops.bob, buttons.dismiss)).toMatchObject(said('This reminder was already answered.'))
  expect((await ops.ann.read(incident.id)).version).toBe(version)
  expect(await botPosts(ops, incident)).toHaveLength(1)
})

test('P-43 X-12 a forged context, another post, another incident or another person is refused', async () => {
  const forged = said('This button can no longer be used.')
  const { dismiss } = buttons
  expect(await press(ops.bob, dismiss, { context: { signed: 'x.y' } })).toMatchObject(forged)
  const copy = await ops.product.world.post({
    UserId: ops.bob.id,
    ChannelId: incident.channel_id,
    Message: 'Press me',
  })
  expect(await press(ops.bob, dismiss, { post_id: copy })).toMatchObject(forged)
  expect(await press(ops.bob, dismiss, { post_id: 'x' })).toMatchObject(forged)
  const other = await startWithBob(ops)
  const url = dismiss.url.replace(incident.id, other.id)
  expect(await press(ops.bob, { ...dismiss, url })).toMatchObject(forged)
  expect(await press(ops.bob, dismiss, { user_id: ops.ann.id })).toMatchObject({ status: 400 })
  expect(await press(ops.bob, dismiss, { context: null })).toMatchObject({ status: 400 })
  expect(await press(ops.bob, dismiss, { context: { signed: 7 } })).toMatchObject({ status: 400 })
  expect(await isOverdue()).toBe(true)
})

test('the button of an earlier reminder does nothing to a later one', async () => {
  const earlier = buttons.dismiss
  await postStatus(ops.bob, incident, { reminder: 900 })
  ops.product.clock.moveBy(900_000)
  await ops.product.settled()
  const { reminder_post_id: post_id } = await ops.ann.read(incident.id)
  expect(await press(ops.bob, earlier)).toMatchObject(said('This button can no longer be used.'))
  expect(await press(ops.bob, earlier, { post_id })).toMatchObject(
    said('This reminder was already answered.'),
  )
  expect(await isOverdue()).toBe(true)
  expect(await botPosts(ops, incident)).toHaveLength(2)
  expect(await personPosts(ops, incident)).toHaveLength(2)
})
