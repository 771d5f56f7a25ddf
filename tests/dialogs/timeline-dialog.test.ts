import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { routes } from '../../server/contract/routes.ts'
import { newId } from '../../server/ids.ts'
import type { OpenedDialog } from '../standin/world/messages.ts'
import { insertRow } from '../support/host-world.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'
import { postStatus } from '../support/status.ts'

let ops: Operations
let incident: Incident
let postId: string

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await start('Payments answer 502')
  postId = await write(ops.ann.id, incident.channel_id, '### The gateway restarts by itself.\nAgain.')
})
afterAll(() => ops.product.close())

const start = async (name: string, by = ops.ann, given = {}): Promise<Incident> =>
  by.start({
    name,
    team_id: ops.teamId,
    commander_user_id: by.id,
    playbook_id: await ops.playbook(given),
  })

const write = (userId: string, channelId: string, message: string): Promise<string> =>
  ops.product.world.post({ UserId: userId, ChannelId: channelId, Message: message })

type Served = {
  url: string
  dialog: {
    title: string
    submit_label: string
    state: string
    elements: { name: string; default: string; options: { text: string; value: string }[] }[]
  }
}

const ask = (person: Person, post = postId, teamId = ops.teamId): Promise<HttpAnswer> =>
  person.ask({ method: 'GET', path: `${routes.timelineDialog}?team_id=${teamId}&post_id=${post}` })

async function served(person: Person, post = postId): Promise<Served> {
  const { status, body } = await ask(person, post)
  if (status !== 200) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`)
  return body as Served
}

const elementOf = ({ dialog }: Served, name: string) => dialog.elements.find((one) => one.name === name)
const offered = (dialog: Served): string[] =>
  (elementOf(dialog, 'incident')?.options ?? []).map(({ value }) => value)

const submit = (person: Person, { url, dialog }: Served, submission: unknown, changes = {}) =>
  person.ask({
    method: 'POST',
    path: url.replace('/plugins/incident-collaboration/api/v0', ''),
    body: { state: dialog.state, submission, ...changes },
  })

const entriesOf = async ({ id }: Incident) =>
  (await ops.ann.read(id)).timeline_events.filter(({ event_type: type }) => type === 'event_from_post')

test('A-128: it offers the incidents one may edit, preselects that of the channel, and begins the summary', async () => {
  const [active, resolved, archived] = [
    await start('Active'),
    await start('Resolved'),
    await start('Archived'),
  ]
  await postStatus(ops.ann, resolved, { status: 'Resolved' })
  await postStatus(ops.ann, archived, { status: 'Archived' })
  const other = await start('Of bob', ops.bob)

  const dialog = await served(ops.ann)
  expect(dialog.url).toBe('/plugins/incident-collaboration/api/v0/incidents/add-to-timeline-dialog')
  expect(dialog.dialog).toMatchObject({ title: 'Add to Incident Timeline', submit_label: 'Add to Timeline' })
  expect(elementOf(dialog, 'incident')?.default).toBe(incident.id)
  const ids = offered(dialog)
  // Ongoing first, and the one of the channel before all.
  expect(ids.filter((id) => [incident, active, resolved].some((one) => one.id === id))).toEqual([
    incident.id,
    active.id,
    resolved.id,
  ])
  for (const absent of [archived, other]) expect(ids).not.toContain(absent.id)
  expect(elementOf(dialog, 'summary')?.default).toBe('The gateway restarts by itself.')
})

test('A-128: of a message elsewhere none is preselected; that of the channel is offered even Archived', async () => {
  const elsewhere = await write(ops.ann.id, ops.townSquare, 'Has anybody seen this?')
  expect(elementOf(await served(ops.ann, elsewhere), 'incident')?.default).toBe('')
  await postStatus(ops.ann, incident, { status: 'Archived' })
  expect(offered(await served(ops.ann))).toContain(incident.id)
  expect(offered(await served(ops.ann, elsewhere))).not.toContain(incident.id)
})

test('A-128: a long first line is cut between characters, and a message without text is called as its first file', async () => {
  const long = await write(ops.ann.id, incident.channel_id, '👩‍🚒'.repeat(40))
  const summary = elementOf(await served(ops.ann, long), 'summary')?.default ?? ''
  expect(summary).toMatch(/^(?:👩‍🚒)+…?$/u)
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(150)
  expect([...summary].length).toBeLessThanOrEqual(60)
})

test('a submitted dialog puts the message on record, at its own time', async () => {
  const dialog = await served(ops.ann)
  const answer = await submit(ops.ann, dialog, { incident: incident.id, summary: ' First sign ' })
  expect(answer).toMatchObject({ status: 200, body: undefined })
  expect(await entriesOf(incident)).toMatchObject([
    { summary: 'First sign', post_id: postId, subject_user_id: ops.ann.id, creator_user_id: ops.ann.id },
  ])
})

test('another incident than the preselected one can be chosen', async () => {
  const other = await start('Other')
  const dialog = await served(ops.ann)
  await submit(ops.ann, dialog, { incident: other.id, summary: 'Here too' })
  expect(await entriesOf(incident)).toEqual([])
  expect(await entriesOf(other)).toMatchObject([{ summary: 'Here too', post_id: postId }])
})

test('A-246: a double submit has the effect of one, whatever the second says', async () => {
  const dialog = await served(ops.ann)
  const values = { incident: incident.id, summary: 'First sign' }
  const answers = [
    ...(await Promise.all([submit(ops.ann, dialog, values), submit(ops.ann, dialog, values)])),
    await submit(ops.ann, dialog, { ...values, summary: 'Other' }),
  ]
  expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [200, undefined]))
  expect(await entriesOf(incident)).toHaveLength(1)
})

test('a message that is on record already is said at the incident', async () => {
  await submit(ops.ann, await served(ops.ann), { incident: incident.id, summary: 'First sign' })
  const again = await submit(ops.ann, await served(ops.ann), { incident: incident.id, summary: 'Again' })
  expect(again.body).toEqual({ errors: { incident: 'This message is in the timeline already.' } })
})

test.each<[string, Record<string, unknown>, Record<string, string>]>([
  ['a blank summary', { incident: 'HERE', summary: ' ' }, { summary: 'required' }],
  ['65 characters', { incident: 'HERE', summary: 'x'.repeat(65) }, { summary: 'At most 64' }],
  ['no incident', { summary: 'x' }, { incident: 'required' }],
  ['what is no incident', { incident: 'none', summary: 'x' }, { incident: 'Choose one' }],
  ['a character that is none', { incident: 'HERE', summary: 'a\u0000' }, { summary: 'cannot be shown' }],
])('A-128 P-08 X-03: %s is told at the field and adds nothing', async (_what, values, errors) => {
  const given = { ...values, ...(values['incident'] === 'HERE' && { incident: incident.id }) }
  const { status, body } = await submit(ops.ann, await served(ops.ann), given)
  expect(status).toBe(200)
  const told = (body as { errors: Record<string, string> }).errors
  expect(Object.keys(told)).toEqual(Object.keys(errors))
  for (const [field, text] of Object.entries(errors)) expect(told[field]).toContain(text)
  expect(await entriesOf(incident)).toEqual([])
})

test.each([[{ incident: null, summary: 'x' }], [{ summary: 5 }], [{ summary: 'x', post_id: 'y' }], [null]])(
  'X-05: what no dialog sends is refused as a request: %j',
  async (submission) => {
    expect((await submit(ops.ann, await served(ops.ann), submission)).status).toBe(400)
    expect(await entriesOf(incident)).toEqual([])
  },
)

test('A-129 X-04: a message one may not read, one there is not and a system message open nothing, and are alike', async () => {
  const secret = await ops.product.world.addChannel(ops.teamId, `secret-${incident.id.slice(0, 8)}`, 'P')
  await ops.product.world.joinChannel(secret, ops.eve.id)
  const hidden = await write(ops.eve.id, secret, 'We sell the company.')
  const system = newId()
  await insertRow(ops.product.database.pool, 'posts', {
    id: system,
    channelid: incident.channel_id,
    userid: ops.ann.id,
    type: 'system_join_channel',
    message: 'ann joined',
    createat: 1,
    deleteat: 0,
    props: '{}',
  })
  for (const post of [hidden, newId(), system]) {
    expect(await ask(ops.ann, post)).toMatchObject({
      status: 404,
      body: { error: 'Not found.', code: 'not_found' },
    })
  }
})

test('A-129: access that was lost meanwhile, to the message or to the incident, is said for the whole dialog', async () => {
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
  const ofMessage = await served(ops.bob)
  await ops.product.world.deletePost(postId)
  const gone = await submit(ops.bob, ofMessage, { incident: incident.id, summary: 'x' })
  expect(gone.body).toMatchObject({ error: expect.stringContaining('not there any more') })

  const mine = await write(ops.bob.id, ops.townSquare, 'Seen here')
  const ofIncident = await served(ops.bob, mine)
  await ops.product.world.leaveChannel(incident.channel_id, ops.bob.id)
  const refused = await submit(ops.bob, ofIncident, { incident: incident.id, summary: 'x' })
  expect(refused.body).toEqual({ error: 'Only members of the incident channel can change this incident.' })
  expect(await entriesOf(incident)).toEqual([])
})

test('X-02: a state of somebody else, of another dialog, changed or too old adds nothing', async () => {
  const dialog = await served(ops.ann)
  const again = { status: 200, body: { error: 'This dialog can no longer be used. Please open it again.' } }
  const values = { incident: incident.id, summary: 'x' }
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
  expect(await submit(ops.bob, dialog, values)).toMatchObject(again)
  expect(await submit(ops.ann, dialog, values, { state: `${dialog.dialog.state}x` })).toMatchObject(again)
  await ops.ann.types('/incident start', { teamId: ops.teamId, channelId: incident.channel_id })
  const { State: other } = (ops.product.world.messages.dialogs.at(-1) as OpenedDialog).request.Dialog
  expect(await submit(ops.ann, dialog, values, { state: other })).toMatchObject(again)
  ops.product.clock.moveBy(24 * 60 * 60 * 1000 + 1)
  expect(await submit(ops.ann, dialog, values)).toMatchObject(again)
  expect(await entriesOf(incident)).toEqual([])
})

test('cancelling adds nothing', async () => {
  const answer = await submit(ops.ann, await served(ops.ann), null, { cancelled: true })
  expect(answer).toMatchObject({ status: 200, body: undefined })
  expect(await entriesOf(incident)).toEqual([])
})

test('whoever may edit no incident is told so; of another team nothing is said', async () => {
  const post = await write(ops.eve.id, ops.townSquare, 'Hello')
  expect(await ask(ops.eve, post)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect(await ask(ops.zed, post)).toMatchObject({
    status: 403,
    body: { error: 'You are not in this team.' },
  })
})
