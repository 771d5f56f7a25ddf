import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { OpenedDialog } from '../standin/world/messages.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { insertSetting } from '../support/product-world.ts'

let ops: Operations
let playbookId: string

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook({ title: 'outage' })
  await ops.playbook({ title: 'Breach', isPublic: false, memberIds: [ops.bob.id] })
})
afterAll(() => ops.product.close())

const where = () => ({ teamId: ops.teamId, channelId: ops.townSquare })

async function opened(person: Person, text = '/incident start'): Promise<OpenedDialog> {
  await ops.product.settled()
  const replies = await person.types(text, where())
  expect(replies).toEqual([])
  const dialog = ops.product.world.messages.dialogs.at(-1)
  if (dialog?.userId !== person.id) throw new Error('No dialog was opened for this person.')
  return dialog
}

const filled = (changes: Record<string, unknown> = {}) => ({
  playbookID: playbookId,
  incidentName: 'Payments answer 502',
  incidentDescription: '',
  ...changes,
})
const incidents = async (): Promise<number> => {
  const { rows } = await ops.product.database.pool.query<{ count: number }>('select count(*) from incident')
  return rows[0]?.count ?? -1
}

test('A-010 A-013 A-024 the dialog shows the starter and what they may use, and prefills the name', async () => {
  const { request } = await opened(ops.ann, '/incident start Checkout errors')
  expect(request.URL).toBe('/plugins/incident-collaboration/api/v0/incidents/dialog')
  const { Dialog: dialog } = request
  expect(dialog).toMatchObject({ Title: 'Incident Details', SubmitLabel: 'Start Incident' })
  expect(dialog.IntroductionText).toContain('Commander: Ann')
  const [playbook, name, description] = dialog.Elements
  expect(playbook).toMatchObject({ Name: 'playbookID', Type: 'select', Optional: false, Default: '' })
  expect(playbook?.Options.map(({ Text }) => Text)).toEqual(['No playbook', 'outage'])
  expect(name).toMatchObject({
    Name: 'incidentName',
    Default: 'Checkout errors',
    MinLength: 2,
    MaxLength: 64,
  })
  expect(description).toMatchObject({
    Name: 'incidentDescription',
    Type: 'textarea',
    Optional: true,
    MaxLength: 1024,
  })
  const { request: bobs } = await opened(ops.bob)
  expect(bobs.Dialog.Elements[0]?.Options.map(({ Text }) => Text)).toEqual([
    'No playbook',
    'Breach',
    'outage',
  ])
})

test('A-011: in the browser the dialog leads to the new-playbook page, for those who may create playbooks', async () => {
  const client = 'client:ybndrfg8ejkmcpqxot1uwisza3'
  const link = '[Create a playbook.](/operations/incident-collaboration/playbooks/new)'
  const introduction = async (text: string) => (await opened(ops.ann, text)).request.Dialog.IntroductionText
  expect(await introduction(`/incident start ${client}`)).toContain(link)
  expect(await introduction('/incident start')).not.toContain('Create a playbook')
  await insertSetting(ops.product.database.pool, 'playbook_creators_user_ids', [ops.bob.id])
  expect(await introduction(`/incident start ${client}`)).not.toContain('Create a playbook')
  const { body } = await ops.bob.ask({ method: 'GET', path: `/incidents/dialog?team_id=${ops.teamId}` })
  expect((body as { dialog: { introduction_text: string } }).dialog.introduction_text).toContain(link)
  await ops.product.database.pool.query(`delete from setting where name = 'playbook_creators_user_ids'`)
})

test('every text of the dialog fits the limits of the host, in bytes', async () => {
  const { request } = await opened(ops.ann, `/incident start ${'火'.repeat(64)}`)
  const bytes = (text: string): number => Buffer.byteLength(text)
  expect(bytes(request.Dialog.Title)).toBeLessThanOrEqual(24)
  for (const element of request.Dialog.Elements) {
    expect(bytes(element.DisplayName)).toBeLessThanOrEqual(24)
    expect(bytes(element.HelpText)).toBeLessThanOrEqual(150)
    expect(bytes(element.Default)).toBeLessThanOrEqual(150)
  }
  expect(request.Dialog.Elements[1]?.Default).toBe('火'.repeat(50))
})

test('A-028 A-211 a submitted dialog starts the incident; browser and starter are told', async () => {
  const client = 'ybndrfg8ejkmcpqxot1uwisza3'
  const dialog = await opened(ops.ann, `/incident start client:${client}`)
  const answer = await ops.ann.submit(dialog, filled())
  expect(answer).toMatchObject({ status: 201, body: undefined })
  const id = answer.headers['location']?.replace('/api/v0/incidents/', '') ?? ''
  const incident = await ops.ann.read(id)
  expect(incident).toMatchObject({ name: 'Payments answer 502', commander_user_id: ops.ann.id, num_tasks: 3 })
  await ops.product.settled()
  const note = ops.product.world.messages.ephemeral.at(-1)
  expect(note).toMatchObject({ userId: ops.ann.id, post: { ChannelId: ops.townSquare } })
  expect(note?.post.Message).toMatch(/^Incident Payments answer 502 started in ~payments-answer-502/)
  const created = ops.product.world.events.find(({ event }) => event.endsWith('_incident_created'))
  expect(created?.broadcast).toMatchObject({ UserId: ops.ann.id, ChannelId: '', TeamId: '' })
  expect(JSON.parse((created?.payload as { payload: string }).payload)).toMatchObject({
    incident_id: id,
    channel_id: incident.channel_id,
    client_id: client,
  })
})

test('A-020 a double submit has the effect of one', async () => {
  const dialog = await opened(ops.ann)
  const before = await incidents()
  const answers = await Promise.all([ops.ann.submit(dialog, filled()), ops.ann.submit(dialog, filled())])
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(answers[0].headers['location']).toBe(answers[1].headers['location'])
  expect(await incidents()).toBe(before + 1)
})

test('A-012 a cancelled dialog makes nothing', async () => {
  const dialog = await opened(ops.ann)
  const before = await incidents()
  expect(await ops.ann.submit(dialog, null, { cancelled: true })).toMatchObject({
    status: 200,
    body: undefined,
  })
  expect(await incidents()).toBe(before)
})

test.each<[string, Record<string, unknown>, Record<string, string>]>([
  [
    'A-009 nothing at all',
    { playbookID: '', incidentName: '' },
    { playbookID: 'required', incidentName: 'required' },
  ],
  ['A-014 a name of one character', { incidentName: 'x' }, { incidentName: '2 to 64' }],
  ['A-014 a name of 65 characters', { incidentName: 'x'.repeat(65) }, { incidentName: '2 to 64' }],
  [
    'A-017 a description of 1,025 characters',
    { incidentDescription: 'x'.repeat(1025) },
    { incidentDescription: '1024' },
  ],
  ['a playbook that is gone', { playbookID: 'x'.repeat(26) }, { playbookID: 'can no longer be used' }],
])('%s is told at the field and makes nothing', async (_what, values, errors) => {
  const dialog = await opened(ops.ann)
  const before = await incidents()
  const answer = await ops.ann.submit(dialog, filled(values))
  expect(answer.status).toBe(200)
  const told = (answer.body as { errors: Record<string, string> }).errors
  expect(Object.keys(told).sort()).toEqual(Object.keys(errors).sort())
  for (const [field, text] of Object.entries(errors)) expect(told[field]).toContain(text)
  expect(await incidents()).toBe(before)
})

test('X-02 a state that was changed, is of somebody else, or too old opens nothing', async () => {
  const dialog = await opened(ops.ann)
  const before = await incidents()
  const again = { status: 200, body: { error: 'This dialog can no longer be used. Please open it again.' } }
  const { State: state } = dialog.request.Dialog
  for (const forged of ['', 'x.y', `${state}x`, state.replace(/^.{8}/, 'AAAAAAAA')]) {
    expect(await ops.ann.submit(dialog, filled(), { state: forged })).toMatchObject(again)
  }
  expect(await ops.bob.submit(dialog, filled())).toMatchObject(again)
  ops.product.clock.moveBy(24 * 60 * 60 * 1000 + 1)
  expect(await ops.ann.submit(dialog, filled())).toMatchObject(again)
  expect(await incidents()).toBe(before)
})

test('guests are told, and without any choice there is no dialog', async () => {
  expect(await ops.gus.types('/incident start', where())).toEqual([
    'You cannot start an incident in this team.',
  ])
  const empty = await ops.product.world.addTeam('empty')
  await ops.product.world.joinTeam(empty, ops.ann.id)
  await insertSetting(ops.product.database.pool, 'start_without_playbook', false)
  expect(await ops.ann.types('/incident start', { teamId: empty, channelId: ops.townSquare })).toEqual([
    'There is no playbook you can start from. Create one first.',
  ])
  await ops.product.database.pool.query(`delete from setting where name = 'start_without_playbook'`)
})
