import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import type { OpenedDialog } from '../standin/world/messages.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'
import { personPosts, postStatus, standing, startWithBob } from '../support/status.ts'

let ops: Operations
let incident: Incident

const PLAYBOOK = {
  reminderMessageTemplate: 'What changed?\nWho is affected?',
  reminderTimerDefaultSeconds: 900,
}

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops, PLAYBOOK)
})
afterAll(() => ops.product.close())

async function opened(person: Person, text = '/incident update'): Promise<OpenedDialog> {
  await ops.product.settled()
  const replies = await person.types(text, { teamId: ops.teamId, channelId: incident.channel_id })
  expect(replies).toEqual([])
  const dialog = ops.product.world.messages.dialogs.at(-1)
  if (dialog?.userId !== person.id) throw new Error('No dialog was opened for this person.')
  return dialog
}

const elementOf = ({ request }: OpenedDialog, name: string) =>
  request.Dialog.Elements.find(({ Name }) => Name === name)

const introductionOf = ({ request }: OpenedDialog): string => request.Dialog.IntroductionText

const filled = (changes: Record<string, unknown> = {}) => ({
  status: 'Active',
  description: '**Summary**',
  message: 'Looking into it',
  reminder: '900',
  ...changes,
})

const DONE = { status: 200, body: undefined }

test('A-052 A-053 the first dialog has the present status, the template and the playbook’s reminder', async () => {
  const dialog = await opened(ops.bob)
  const path = pathOf(routes.statusDialog, { id: incident.id })
  expect(dialog.request.URL).toBe(`/plugins/incident-collaboration/api/v0${path}`)
  expect(dialog.request.Dialog).toMatchObject({
    Title: 'Update Incident Status',
    SubmitLabel: 'Update Status',
    CallbackId: 'update_status',
  })
  const names = dialog.request.Dialog.Elements.map(({ Name, Type, Optional, Default }) => [
    Name,
    Type,
    Optional,
    Default,
  ])
  expect(names).toEqual([
    ['status', 'select', false, 'Reported'],
    ['description', 'textarea', true, '**Summary**'],
    ['message', 'textarea', false, PLAYBOOK.reminderMessageTemplate],
    ['reminder', 'select', true, '900'],
  ])
  expect(elementOf(dialog, 'status')?.Options.map(({ Value }) => Value)).toEqual([
    'Reported',
    'Active',
    'Resolved',
    'Archived',
  ])
  expect(elementOf(dialog, 'reminder')?.Options).toEqual([
    { Text: 'None', Value: '0' },
    { Text: '15min', Value: '900' },
    { Text: '30min', Value: '1800' },
    { Text: '60min', Value: '3600' },
    { Text: '4hr', Value: '14400' },
    { Text: '24hr', Value: '86400' },
  ])
  for (const element of dialog.request.Dialog.Elements) {
    expect(Buffer.byteLength(element.DisplayName)).toBeLessThanOrEqual(24)
    expect(Buffer.byteLength(element.HelpText)).toBeLessThanOrEqual(150)
  }
})

test('A-052 A-053 later ones have the newest update that still exists and what was chosen last', async () => {
  await postStatus(ops.ann, incident, { message: 'First', reminder: 5400 })
  const { post_id } = await postStatus(ops.ann, incident, { message: 'Second', reminder: 5400 })
  expect(elementOf(await opened(ops.bob), 'message')?.Default).toBe('Second')
  await ops.product.world.deletePost(post_id)
  const dialog = await opened(ops.bob)
  expect(elementOf(dialog, 'message')?.Default).toBe('First')
  expect(elementOf(dialog, 'reminder')).toMatchObject({ Default: '5400' })
  expect(elementOf(dialog, 'reminder')?.Options[4]).toEqual({ Text: '1h 30m', Value: '5400' })
  await postStatus(ops.ann, incident, { status: 'Resolved', reminder: 900 })
  expect(elementOf(await opened(ops.bob), 'reminder')?.Default).toBe('0')
})

test('A-054 a public broadcast channel is named, a private one is not, an archived one is not mentioned', async () => {
  const { world } = ops.product
  const sales = await world.addChannel(ops.teamId, 'sales', 'O', 'Sales & *more*')
  incident = await startWithBob(ops, { ...PLAYBOOK, broadcastChannelId: sales })
  expect(introductionOf(await opened(ops.ann))).toContain(
    'broadcast to [Sales & \\*more\\*](/operations/channels/sales).',
  )
  await world.archiveChannel(sales)
  expect(introductionOf(await opened(ops.ann))).not.toContain('broadcast')
  const secret = await world.addChannel(ops.teamId, 'secret', 'P', 'Secret')
  incident = await startWithBob(ops, { ...PLAYBOOK, broadcastChannelId: secret })
  const introduction = introductionOf(await opened(ops.ann))
  expect(introduction).toContain('broadcast to a private channel')
  expect(introduction).not.toMatch(/secret/i)
})

test('A-056 a submitted dialog posts the update as the person; a blank description leaves the overview', async () => {
  expect(await ops.bob.submit(await opened(ops.bob), filled({ description: ' ' }))).toMatchObject(DONE)
  expect(await ops.ann.read(incident.id)).toMatchObject({
    current_status: 'Active',
    description: '**Summary**',
    previous_reminder_seconds: 900,
  })
  expect(await personPosts(ops, incident)).toMatchObject([
    { message: 'Looking into it', user_id: ops.bob.id },
  ])
  await ops.bob.submit(await opened(ops.bob), filled({ description: 'New' }))
  expect((await ops.ann.read(incident.id)).description).toBe('New')
})

test('A-246 a double submit has the effect of one', async () => {
  const dialog = await opened(ops.bob)
  const answers = await Promise.all([ops.bob.submit(dialog, filled()), ops.bob.submit(dialog, filled())])
  expect(answers).toMatchObject([DONE, DONE])
  expect(await ops.bob.submit(dialog, filled({ status: 'Resolved' }))).toMatchObject(DONE)
  expect(await personPosts(ops, incident)).toHaveLength(1)
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 2, current_status: 'Active' })
})

test('a cancelled dialog posts nothing', async () => {
  const dialog = await opened(ops.bob)
  expect(await ops.bob.submit(dialog, null, { cancelled: true })).toMatchObject(DONE)
  expect(await personPosts(ops, incident)).toEqual([])
})

test.each<[string, Record<string, unknown>, Record<string, string>]>([
  ['A-055 a blank message', { message: ' \n ' }, { message: 'required' }],
  ['no message', { message: undefined }, { message: 'required' }],
  ['an unknown status', { status: 'Closed' }, { status: 'one of the statuses' }],
  ['no status', { status: '' }, { status: 'one of the statuses' }],
  ['an unreadable reminder', { reminder: 'soon' }, { reminder: 'one of the reminders' }],
  ['a reminder that is not offered', { reminder: '77' }, { reminder: 'one of the reminders' }],
  ['several faults', { status: 'x', message: '' }, { status: 'statuses', message: 'required' }],
])('%s is told at the field and changes nothing', async (_what, values, errors) => {
  const dialog = await opened(ops.ann)
  const before = await standing(ops, incident)
  const answer = await ops.ann.submit(dialog, filled(values))
  expect(answer.status).toBe(200)
  const told = (answer.body as { errors: Record<string, string> }).errors
  expect(Object.keys(told).sort()).toEqual(Object.keys(errors).sort())
  for (const [field, text] of Object.entries(errors)) expect(told[field]).toContain(text)
  expect(await standing(ops, incident)).toEqual(before)
})

test.each([{ message: null }, { status: 7 }, { reminder: 900 }, { owner: 'x' }, { description: ['x'] }])(
  'X-05 %j is refused',
  async (values) => {
    const dialog = await opened(ops.ann)
    expect(await ops.ann.submit(dialog, filled(values))).toMatchObject({ status: 400 })
    expect(await personPosts(ops, incident)).toEqual([])
  },
)

test('A-058 P-84 what is too long for a dialog is left out and said, and nothing stored gets shorter', async () => {
  const description = '火'.repeat(1001)
  await postStatus(ops.ann, incident, { message: 'x'.repeat(3001), description })
  const dialog = await opened(ops.ann)
  expect(introductionOf(dialog)).toContain(
    `left out; it stays as it is. The [web app](/operations/incident-collaboration/incidents/${incident.id})`,
  )
  expect(elementOf(dialog, 'description')).toBeUndefined()
  expect(elementOf(dialog, 'message')?.Default).toBe('')
  await ops.ann.submit(dialog, { status: 'Active', message: 'Short', reminder: '0' })
  expect((await ops.ann.read(incident.id)).description).toBe(description)

  await postStatus(ops.ann, incident, { message: 'x'.repeat(3000), description: 'x'.repeat(3000) })
  const fitting = await opened(ops.ann)
  expect(introductionOf(fitting)).not.toContain('left out')
  expect(elementOf(fitting, 'message')?.Default).toHaveLength(3000)
})

test('A-246 X-02 a state that was changed, is of somebody else, another incident or dialog, or too old', async () => {
  const dialog = await opened(ops.ann)
  const other = await startWithBob(ops)
  const again = { status: 200, body: { error: 'This dialog can no longer be used. Please open it again.' } }
  const { State: state } = dialog.request.Dialog
  for (const forged of ['', 'x.y', `${state}x`, state.replace(/^.{8}/, 'AAAAAAAA')]) {
    expect(await ops.ann.submit(dialog, filled(), { state: forged })).toMatchObject(again)
  }
  expect(await ops.bob.submit(dialog, filled())).toMatchObject(again)
  expect(await submitTo(other, dialog)).toMatchObject(again)
  await ops.ann.types('/incident start', { teamId: ops.teamId, channelId: ops.townSquare })
  const start = ops.product.world.messages.dialogs.at(-1)?.request.Dialog.State
  expect(await ops.ann.submit(dialog, filled(), { state: start })).toMatchObject(again)
  expect(await ops.ann.submit(dialog, filled(), { user_id: ops.bob.id })).toMatchObject({ status: 400 })
  ops.product.clock.moveBy(24 * 60 * 60 * 1000 + 1)
  expect(await ops.ann.submit(dialog, filled())).toMatchObject(again)
  expect(await personPosts(ops, incident)).toEqual([])
})

const submitTo = (of: Incident, { request }: OpenedDialog): Promise<HttpAnswer> =>
  ops.ann.ask({
    method: 'POST',
    path: pathOf(routes.statusDialog, { id: of.id }),
    body: { state: request.Dialog.State, submission: filled() },
  })

test('rights are asked again when it is submitted', async () => {
  const dialog = await opened(ops.bob)
  await ops.product.world.makeReadOnly(incident.channel_id)
  expect(await ops.bob.submit(dialog, filled())).toMatchObject({
    status: 200,
    body: { error: 'You may not post in the incident channel.' },
  })
  await ops.product.world.leaveChannel(incident.channel_id, ops.bob.id)
  expect(await ops.bob.submit(dialog, filled())).toMatchObject({
    body: { error: 'Only members of the incident channel can change this incident.' },
  })
  expect(await personPosts(ops, incident)).toEqual([])
})
