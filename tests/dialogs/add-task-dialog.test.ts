import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import type { OpenedDialog } from '../standin/world/messages.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let playbookId: string
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook()
})
beforeEach(async () => {
  incident = await ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbookId,
  })
})
afterAll(() => ops.product.close())

async function opened(text = '/incident checkadd 0', person: Person = ops.ann): Promise<OpenedDialog> {
  const where = { teamId: ops.teamId, channelId: incident.channel_id }
  expect(await person.types(text, where)).toEqual([])
  const dialog = ops.product.world.messages.dialogs.at(-1)
  if (dialog?.userId !== person.id) throw new Error('No dialog was opened for this person.')
  return dialog
}

const titles = async (): Promise<string[][]> =>
  (await ops.ann.read(incident.id)).checklists.map(({ items }) => items.map(({ title }) => title))
const UNCHANGED = [['Find who is on call', 'Tell support'], ['Tell the board']]

test('A-115 A-141 checkadd without a title opens the dialog, which adds the task at the end', async () => {
  const dialog = await opened('/incident checkadd "triage"')
  expect(dialog.request.URL).toBe(
    `/plugins/incident-collaboration/api/v0/incidents/${incident.id}/checklists/0/add-dialog`,
  )
  expect(dialog.request.Dialog).toMatchObject({
    Title: 'Add New Task',
    SubmitLabel: 'Add Task',
    Elements: [
      { Name: 'name', DisplayName: 'Name', Type: 'text', Optional: false, MinLength: 1, MaxLength: 150 },
      { Name: 'description', DisplayName: 'Description', Type: 'textarea', Optional: true, MaxLength: 3000 },
    ],
  })
  const answer = await ops.ann.submit(dialog, { name: ' Call the bank ', description: ' They *know*. ' })
  expect(answer).toMatchObject({ status: 200, body: undefined })
  const { checklists, num_tasks: count } = await ops.ann.read(incident.id)
  expect(checklists[0]?.items.at(-1)).toMatchObject({
    title: 'Call the bank',
    description: 'They *know*.',
    command: '',
    state: '',
    assignee_id: '',
  })
  expect(count).toBe(4)
  expect(await botPosts(ops, incident)).toHaveLength(1)
})

test('A-246 a double submit has the effect of one, whatever the second says', async () => {
  const dialog = await opened()
  const answers = await Promise.all([
    ops.ann.submit(dialog, { name: 'Call the bank' }),
    ops.ann.submit(dialog, { name: 'Call the bank' }),
  ])
  const late = await ops.ann.submit(dialog, { name: 'Something else' })
  expect([...answers, late].map(({ status, body }) => [status, body])).toEqual([
    [200, undefined],
    [200, undefined],
    [200, undefined],
  ])
  expect(await titles()).toEqual([[...(UNCHANGED[0] ?? []), 'Call the bank'], ['Tell the board']])
})

test('after an error the same dialog can still be submitted', async () => {
  const dialog = await opened()
  await ops.ann.submit(dialog, { name: ' ' })
  expect(await ops.ann.submit(dialog, { name: 'Call' })).toMatchObject({ status: 200, body: undefined })
  expect((await titles())[0]).toContain('Call')
})

test('a checklist that was moved is still the one that was asked about', async () => {
  const dialog = await opened('/incident checkadd 0')
  const [triage] = incident.checklists
  const path = pathOf(routes.checklistPosition, { id: incident.id, checklist_id: triage?.id ?? '' })
  await ops.ann.ask({ method: 'PUT', path, body: { before_checklist_id: '' } })
  await ops.ann.submit(dialog, { name: 'Call' })
  expect(await titles()).toEqual([['Tell the board'], ['Find who is on call', 'Tell support', 'Call']])
})

test.each<[string, Record<string, unknown>, Record<string, string>]>([
  ['a blank name', { name: '  ' }, { name: 'required' }],
  ['no name', {}, { name: 'required' }],
  ['151 characters', { name: 'x'.repeat(151) }, { name: 'At most 150' }],
  ['3001 characters', { name: 'x', description: 'x'.repeat(3001) }, { description: 'At most 3000' }],
  ['two lines', { name: 'a\nb' }, { name: 'one line' }],
  ['a character that is none', { name: 'x', description: 'a\u0000' }, { description: 'cannot be shown' }],
])('P-08 X-03 %s is told at the field and adds nothing', async (_what, values, errors) => {
  const answer = await ops.ann.submit(await opened(), values)
  expect(answer.status).toBe(200)
  const told = (answer.body as { errors: Record<string, string> }).errors
  expect(Object.keys(told)).toEqual(Object.keys(errors))
  for (const [field, text] of Object.entries(errors)) expect(told[field]).toContain(text)
  expect(await titles()).toEqual(UNCHANGED)
})

test.each([[{ name: null }], [{ name: 5 }], [{ name: 'x', state: 'closed' }], [null], ['x'], [[]]])(
  'X-05 what no dialog sends is refused as a request: %j',
  async (submission) => {
    const answer = await ops.ann.submit(await opened(), submission)
    expect(answer.status).toBe(400)
    expect(await titles()).toEqual(UNCHANGED)
  },
)

test('A-246 X-02 a state that was changed, is of somebody else or of another dialog, or too old adds nothing', async () => {
  const dialog = await opened()
  const again = { status: 200, body: { error: 'This dialog can no longer be used. Please open it again.' } }
  const { State: state } = dialog.request.Dialog
  for (const forged of ['', 'x.y', `${state}x`, state.replace(/^.{8}/, 'AAAAAAAA')]) {
    expect(await ops.ann.submit(dialog, { name: 'x' }, { state: forged })).toMatchObject(again)
  }
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
  expect(await ops.bob.submit(dialog, { name: 'x' })).toMatchObject(again)
  const start = await opened('/incident start')
  const of = { state: start.request.Dialog.State }
  expect(await ops.ann.submit(dialog, { name: 'x' }, of)).toMatchObject(again)
  ops.product.clock.moveBy(24 * 60 * 60 * 1000 + 1)
  expect(await ops.ann.submit(dialog, { name: 'x' })).toMatchObject(again)
  expect(await titles()).toEqual(UNCHANGED)
})

test('X-02 the path of another incident does not fit the state', async () => {
  const dialog = await opened()
  const other = await ops.ann.start({ name: 'Other', team_id: ops.teamId, commander_user_id: ops.ann.id })
  const request = { ...dialog.request, URL: dialog.request.URL.replace(incident.id, other.id) }
  const answer = await ops.ann.submit({ ...dialog, request }, { name: 'x' })
  expect(answer.body).toMatchObject({ error: expect.stringContaining('open it again') })
  expect(await ops.ann.read(other.id)).toMatchObject({ num_tasks: 0 })
})

test('a checklist that was removed meanwhile is said, for the whole dialog', async () => {
  const dialog = await opened()
  const [triage] = incident.checklists
  const path = pathOf(routes.checklist, { id: incident.id, checklist_id: triage?.id ?? '' })
  await ops.ann.ask({ method: 'DELETE', path })
  const answer = await ops.ann.submit(dialog, { name: 'Call' })
  expect(answer).toMatchObject({
    status: 200,
    body: { error: expect.stringContaining('not there any more') },
  })
  expect(await titles()).toEqual([['Tell the board']])
})

test('the right is asked again when it is submitted', async () => {
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
  const dialog = await opened('/incident checkadd 0', ops.bob)
  await ops.product.database.pool.query('delete from channelmembers where channelid = $1 and userid = $2', [
    incident.channel_id,
    ops.bob.id,
  ])
  const answer = await ops.bob.submit(dialog, { name: 'Call' })
  expect(answer.body).toEqual({ error: 'Only members of the incident channel can change this incident.' })
  expect(await titles()).toEqual(UNCHANGED)
})

test('too many tasks are said for the whole dialog, and cancelling adds nothing', async () => {
  const dialog = await opened()
  expect(await ops.ann.submit(dialog, null, { cancelled: true })).toMatchObject({
    status: 200,
    body: undefined,
  })
  expect(await titles()).toEqual(UNCHANGED)
  const tasks = Array.from({ length: 200 }, (_, i) => ({ title: `Task ${i}`, description: '', command: '' }))
  incident = await ops.ann.start({
    name: 'Full',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ checklists: [{ title: 'Full', tasks }] }),
  })
  const answer = await ops.ann.submit(await opened(), { name: 'One more' })
  expect(answer.body).toEqual({ error: 'A checklist may have at most 200 tasks.' })
})
