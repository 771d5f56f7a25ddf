import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { botPosts, updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await start()
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
})
afterAll(() => ops.product.close())

const start = async (given = {}): Promise<Incident> =>
  ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook(given),
  })

const taskOf = (of: Incident): string => of.checklists[0]?.items[1]?.id ?? ''

const assign = (person: Person, assignee: string, query = '', to = incident) =>
  person.ask({
    method: 'PUT',
    path: pathOf(routes.taskAssignee, { id: to.id, task_id: taskOf(to) }) + query,
    body: { assignee_id: assignee },
  })

test('P-70 assigning is answered, read back, posted without a ping, recorded and told', async () => {
  const answer = await assign(ops.ann, ops.bob.id)
  expect(answer).toMatchObject({ status: 200, headers: { 'x-incident-version': '2' } })
  expect(answer.body).toMatchObject({ version: 2, task: { assignee_id: ops.bob.id } })

  expect((await botPosts(ops, incident)).at(-1)).toBe(
    '**ann** changed the assignee of **Tell support** from **No Assignee** to **bob**',
  )
  const read = await ops.ann.read(incident.id)
  const event = read.timeline_events.at(-1)
  const task = read.checklists[0]?.items[1]
  expect(event).toMatchObject({
    event_type: 'assignee_changed',
    summary: 'Tell support: No Assignee to @bob',
    subject_user_id: ops.ann.id,
  })
  expect(event?.post_id).not.toBe('')
  expect(task).toMatchObject({
    assignee_id: ops.bob.id,
    assignee_modified: event?.event_at,
    assignee_modified_post_id: event?.post_id,
    state_modified: 0,
    state_modified_post_id: '',
  })
  expect(await updatesOf(ops, incident)).toEqual([
    {
      incident_id: incident.id,
      version: 2,
      update_at: read.update_at,
      tasks: [{ ...task, checklist_id: incident.checklists[0]?.id }],
      timeline_events: [event],
    },
  ])
})

test('from one to the other, then to nobody; the same again changes nothing', async () => {
  for (const assignee of [ops.ann.id, ops.bob.id, ops.bob.id, '', '']) {
    expect(await assign(ops.ann, assignee)).toMatchObject({ status: 200 })
  }
  expect((await botPosts(ops, incident)).slice(2)).toEqual([
    '**ann** changed the assignee of **Tell support** from **ann** to **bob**',
    '**ann** changed the assignee of **Tell support** from **bob** to **No Assignee**',
  ])
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 4 })
})

test('a tick after the assignment leaves the post about the assignment where it is', async () => {
  await assign(ops.ann, ops.bob.id)
  await ops.ann.setTask(incident.id, taskOf(incident), 'closed')
  await ops.product.settled()
  const { checklists, timeline_events: events } = await ops.ann.read(incident.id)
  const [assigned, ticked] = events.slice(-2)
  expect(checklists[0]?.items[1]).toMatchObject({
    assignee_modified_post_id: assigned?.post_id,
    state_modified_post_id: ticked?.post_id,
  })
  expect(assigned?.post_id).not.toBe(ticked?.post_id)
})

test('P-70 a playbook that wants it quiet gets the record without the post', async () => {
  const quiet = await start({ postTaskChanges: false })
  await assign(ops.ann, ops.ann.id, '', quiet)
  expect(await botPosts(ops, quiet)).toHaveLength(1)
  expect((await ops.ann.read(quiet.id)).timeline_events).toHaveLength(2)
})

test('A-111 P-09: only active people of the channel can be assigned', async () => {
  const { world } = ops.product
  const join = async (username: string): Promise<string> => {
    const id = await world.addPerson({ username })
    await world.joinTeam(ops.teamId, id)
    await world.joinChannel(incident.channel_id, id)
    return id
  }
  const [gone, left] = [await join('gone'), await join('left')]
  await world.deactivate(gone)
  await world.leaveTeam(ops.teamId, left)
  const { rows } = await ops.product.database.pool.query<{ userid: string }>('select userid from bots')
  const bot = rows[0]?.userid ?? ''
  for (const id of [ops.eve.id, ops.zed.id, gone, left, bot, 'x'.repeat(26)]) {
    expect(await assign(ops.ann, id)).toMatchObject({
      status: 400,
      body: { code: 'invalid', field: 'assignee_id' },
    })
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('A-111: neither by its place nor with a new task', async () => {
  const [checklist] = incident.checklists
  const { rows } = await ops.product.database.pool.query<{ userid: string }>('select userid from bots')
  for (const id of [ops.eve.id, rows[0]?.userid ?? '', 'x'.repeat(26)]) {
    const refused = { status: 400, body: { code: 'invalid', field: 'assignee_id' } }
    const place = pathOf(routes.taskAtPlaceAssignee, { id: incident.id, c: '0', i: '1' })
    expect(await ops.ann.ask({ method: 'PUT', path: place, body: { assignee_id: id } })).toMatchObject(
      refused,
    )
    const path = pathOf(routes.tasks, { id: incident.id, checklist_id: checklist?.id ?? '' })
    const body = { title: 'Call the bank', assignee_id: id }
    expect(await ops.ann.ask({ method: 'POST', path, body })).toMatchObject(refused)
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('who may not change it is refused, before it is said who could be assigned', async () => {
  const secret = await start({ createPublicIncident: false })
  for (const [person, open, hidden] of [
    [ops.eve, 403, 404],
    [ops.gus, 404, 404],
    [ops.zed, 404, 404],
  ] as const) {
    expect([(await assign(person, ops.zed.id)).status, open]).toEqual([open, open])
    expect((await assign(person, ops.ann.id, '', secret)).status).toBe(hidden)
  }
})

test('with a version that is passed by it is refused', async () => {
  await assign(ops.ann, ops.bob.id)
  expect(await assign(ops.ann, '', '?version=1')).toMatchObject({
    status: 409,
    body: { code: 'stale_version', version: 2 },
  })
})
