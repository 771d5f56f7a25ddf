import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { botPosts, updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident
let taskIds: readonly string[]

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await start(await ops.playbook())
  taskIds = incident.checklists.flatMap(({ items }) => items.map(({ id }) => id))
})
afterAll(() => ops.product.close())

const start = (playbookId: string): Promise<Incident> =>
  ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbookId,
  })

const first = (): string => taskIds[0] ?? ''

test('ticking a task is answered, read back, posted, recorded and told', async () => {
  const answer = await ops.ann.setTask(incident.id, first(), 'closed')
  expect(answer).toMatchObject({ status: 200, headers: { 'x-incident-version': '2' } })
  expect(answer.body).toMatchObject({ version: 2, task: { id: first(), state: 'closed' } })

  expect((await botPosts(ops, incident)).at(-1)).toBe('**ann** checked off **Find who is on call**')
  const read = await ops.ann.read(incident.id)
  const event = read.timeline_events.at(-1)
  expect(read).toMatchObject({ version: 2, num_tasks: 3, num_tasks_closed: 1 })
  expect(event).toMatchObject({
    event_type: 'task_state_modified',
    summary: 'checked off Find who is on call',
    subject_user_id: ops.ann.id,
  })
  expect(read.checklists[0]?.items[0]).toMatchObject({
    state: 'closed',
    state_modified_post_id: event?.post_id,
  })

  const told = await updatesOf(ops, incident)
  expect(told).toEqual([
    {
      incident_id: incident.id,
      version: 2,
      update_at: read.update_at,
      incident: { num_tasks_closed: 1 },
      tasks: [{ ...read.checklists[0]?.items[0], checklist_id: incident.checklists[0]?.id }],
      timeline_events: [event],
    },
  ])
  expect(Buffer.byteLength(JSON.stringify(told[0]))).toBeLessThanOrEqual(2048)
})

test('the event goes to the members of the channel and to nobody else', async () => {
  await ops.ann.setTask(incident.id, first(), 'closed')
  await ops.product.settled()
  const sent = ops.product.world.events.filter(({ event }) => event.endsWith('_incident_updated')).at(-1)
  expect(sent?.broadcast).toMatchObject({ ChannelId: incident.channel_id, TeamId: '', UserId: '' })
})

test('setting the state it has already changes nothing', async () => {
  const answer = await ops.ann.setTask(incident.id, first(), '')
  expect(answer.body).toMatchObject({ version: 1, task: { state: '' } })
  expect(await botPosts(ops, incident)).toHaveLength(1)
  expect(await updatesOf(ops, incident)).toEqual([])
})

test('states go round: in progress, closed, open again', async () => {
  for (const state of ['in_progress', 'closed', '']) await ops.ann.setTask(incident.id, first(), state)
  expect((await botPosts(ops, incident)).slice(1)).toEqual([
    '**ann** is working on **Find who is on call**',
    '**ann** checked off **Find who is on call**',
    '**ann** unchecked **Find who is on call**',
  ])
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 4, num_tasks_closed: 0 })
})

test('a playbook that wants it quiet gets the record without the post', async () => {
  incident = await start(await ops.playbook({ postTaskChanges: false }))
  const [task] = incident.checklists.flatMap(({ items }) => items)
  await ops.ann.setTask(incident.id, task?.id ?? '', 'closed')
  expect(await botPosts(ops, incident)).toHaveLength(1)
  expect((await ops.ann.read(incident.id)).timeline_events).toHaveLength(2)
  expect(await updatesOf(ops, incident)).toHaveLength(1)
})

test('P-24 in an archived channel the change is recorded and nothing is posted', async () => {
  const { pool } = ops.product.database
  await pool.query('update channels set deleteat = 1 where id = $1', [incident.channel_id])
  expect(await ops.ann.setTask(incident.id, first(), 'closed')).toMatchObject({ status: 200 })
  expect(await botPosts(ops, incident)).toHaveLength(1)
  expect(await ops.ann.read(incident.id)).toMatchObject({ channel_state: 'archived', num_tasks_closed: 1 })
})

test('with a version that is passed by it is refused, naming the present one', async () => {
  await ops.ann.setTask(incident.id, first(), 'closed')
  const answer = await ops.ann.setTask(incident.id, first(), '', '?version=1')
  expect(answer).toMatchObject({ status: 409, body: { code: 'stale_version', version: 2 } })
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 2, num_tasks_closed: 1 })
})

test('who may not change it is refused: openly where it is visible, as absent where it is not', async () => {
  const closed = await start(await ops.playbook({ createPublicIncident: false }))
  const [hidden] = closed.checklists.flatMap(({ items }) => items)
  for (const [person, open, secret] of [
    [ops.eve, 403, 404],
    [ops.gus, 404, 404],
    [ops.zed, 404, 404],
    [ops.ada, 200, 200],
  ] as const) {
    expect([(await person.setTask(incident.id, first(), 'closed')).status, open]).toEqual([open, open])
    expect((await person.setTask(closed.id, hidden?.id ?? '', 'closed')).status).toBe(secret)
  }
})

test('X-30 a task of another incident is not found, nor is an unknown one', async () => {
  const other = await start(await ops.playbook())
  const foreign = other.checklists[0]?.items[0]?.id ?? ''
  for (const id of [foreign, 'x'.repeat(26)]) {
    expect(await ops.ann.setTask(incident.id, id, 'closed')).toMatchObject({
      status: 404,
      body: { error: 'Not found.', code: 'not_found' },
    })
  }
  expect(await ops.ann.read(other.id)).toMatchObject({ version: 1 })
})

test('P-01 many people at once: every change is there, one version each, in order', async () => {
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
  const states = ['closed', 'in_progress', ''] as const
  const asked = Array.from({ length: 60 }, (_, i) => {
    const person = i % 2 === 0 ? ops.ann : ops.bob
    return person.setTask(incident.id, taskIds[i % 3] ?? '', states[Math.floor(i / 3) % 3] ?? '')
  })
  const answers = await Promise.all(asked)
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const read = await ops.ann.read(incident.id)
  const changes = read.timeline_events.filter(({ event_type: type }) => type === 'task_state_modified')
  expect(read.version).toBe(1 + changes.length)
  const versions = (await updatesOf(ops, incident)).map((payload) => payload['version'])
  expect(versions).toEqual(changes.map((_, i) => i + 2))
  expect((await botPosts(ops, incident)).length).toBe(1 + changes.length)
})
