import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { list } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { Person } from '../support/person.ts'
import { askStatus, postStatus, startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let incident: Incident
/** Administrator of the team, in no channel. */
let tess: Person

beforeAll(async () => {
  ops = await openOperations()
  tess = new Person(ops.product, await ops.product.world.addPerson({ username: 'tess' }))
  await ops.product.world.joinTeam(ops.teamId, tess.id, { isAdmin: true })
})
beforeEach(async () => {
  incident = await startWithBob(ops)
})
afterAll(() => ops.product.close())

const taskId = (): string => incident.checklists[0]?.items[0]?.id ?? ''
const at = (pattern: string): string => pathOf(pattern, { id: incident.id, task_id: taskId() })

const handOver = (person: Person, to: Person) =>
  person.ask({ method: 'POST', path: at(routes.commander), body: { commander_id: to.id } })

async function erase(): Promise<void> {
  await ops.product.settled()
  await ops.product.world.eraseChannel(incident.channel_id)
  // The hour after which everything is looked at.
  ops.product.clock.moveBy(3_600_000)
  await ops.product.settled()
}

test('A-258 P-24: archived by hand, it is read and worked on; the bot says nothing, and the record has it', async () => {
  const posts = await botPosts(ops, incident)
  await ops.product.world.archiveChannel(incident.channel_id, ops.ann.id)
  await ops.product.settled()

  expect(await ops.ann.setTask(incident.id, taskId(), 'closed')).toMatchObject({ status: 200 })
  expect(await handOver(ops.ann, ops.bob)).toMatchObject({ status: 200 })
  const read = await ops.bob.read(incident.id)
  expect(read).toMatchObject({
    channel_state: 'archived',
    can_edit: true,
    commander_user_id: ops.bob.id,
    num_tasks_closed: 1,
  })
  expect(read.timeline_events.map(({ event_type: type }) => type)).toEqual([
    'incident_created',
    'task_state_modified',
    'commander_changed',
  ])
  expect(await botPosts(ops, incident)).toEqual(posts)
})

test('A-258: an update is refused, until somebody restores the channel or who may restore it updates', async () => {
  const { world } = ops.product
  await world.archiveChannel(incident.channel_id, ops.ann.id)
  await ops.product.settled()
  expect(await askStatus(ops.bob, incident)).toMatchObject({
    status: 409,
    body: {
      code: 'channel_archived',
      error: 'The incident channel is archived. A team administrator can restore it.',
    },
  })
  await world.restoreChannel(incident.channel_id, ops.ann.id)
  await postStatus(ops.bob, incident)
  await world.archiveChannel(incident.channel_id, ops.ann.id)
  await world.joinChannel(incident.channel_id, tess.id)
  await postStatus(tess, incident, { status: 'Resolved' })
  await ops.product.settled()
  expect(await ops.ann.read(incident.id)).toMatchObject({
    channel_state: 'open',
    current_status: 'Resolved',
  })
})

test('A-258: a reminder that falls due in an archived channel marks it overdue, and is silent', async () => {
  await postStatus(ops.ann, incident, { reminder: 900 })
  await ops.product.world.archiveChannel(incident.channel_id, ops.ann.id)
  const posts = await botPosts(ops, incident)
  ops.product.clock.moveBy(900_000)
  expect(await botPosts(ops, incident)).toEqual(posts)
  expect(await ops.ann.read(incident.id)).toMatchObject({ overdue: true, reminder_post_id: '' })
})

test('A-259 P-25 V-6: of a channel that is deleted for good those who were in it, and administrators, read the rest', async () => {
  await ops.ann.setTask(incident.id, taskId(), 'closed')
  await erase()
  const gone = { channel_state: 'deleted', name: 'Payments answer 502', channel_type: 'O', can_edit: false }
  for (const person of [ops.ann, ops.ada]) {
    expect(await person.read(incident.id)).toMatchObject({ ...gone, num_tasks_closed: 1 })
  }
  for (const person of [ops.eve, ops.gus, ops.zed, tess]) {
    expect(await person.ask({ method: 'GET', path: at(routes.incident) })).toMatchObject({ status: 404 })
  }
  for (const pattern of [routes.metadata, routes.timeline, routes.statusUpdates, routes.participants]) {
    expect(await ops.ann.ask({ method: 'GET', path: at(pattern) })).toMatchObject({ status: 200 })
  }
  const { rows } = await ops.product.database.pool.query<{ channel_state: string }>(
    'select channel_state from incident_collaboration.incident where id = $1',
    [incident.id],
  )
  expect(rows).toEqual([{ channel_state: 'deleted' }])
})

test('A-259: every change of it is refused with the reason, to administrators too', async () => {
  await erase()
  const { version } = await ops.ann.read(incident.id)
  const refused = { status: 409, body: { code: 'channel_gone' } }
  for (const person of [ops.ann, ops.ada]) {
    expect(await person.setTask(incident.id, taskId(), 'closed')).toMatchObject(refused)
    expect(await handOver(person, ops.bob)).toMatchObject(refused)
    expect(await askStatus(person, incident)).toMatchObject(refused)
    const body = { description: 'Over' }
    expect(await person.ask({ method: 'PATCH', path: at(routes.incident), body })).toMatchObject(refused)
    expect(await person.ask({ method: 'POST', path: at(routes.taskRun), body: {} })).toMatchObject(refused)
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version })
})

test('A-259 P-25: lists, figures and commands go on without it', async () => {
  await erase()
  const listed = await list(ops.ann, { team_id: ops.teamId, include: 'checklists,status_posts' })
  expect(listed.items.find(({ id }) => id === incident.id)).toMatchObject({ channel_state: 'deleted' })
  const mine = await list(ops.ann, { team_id: ops.teamId, member_id: 'me' })
  expect(mine.items.map(({ id }) => id)).not.toContain(incident.id)
  const query = `?team_id=${ops.teamId}`
  for (const pattern of [routes.statistics, routes.commanders, routes.incidentChannels]) {
    expect(await ops.ann.ask({ method: 'GET', path: pattern + query })).toMatchObject({ status: 200 })
  }
  const where = { teamId: ops.teamId, channelId: ops.townSquare }
  expect((await ops.ann.types('/incident list', where)).join()).not.toContain(incident.channel_id)
})

test('A-259 P-25: nothing is posted or reminded, and what was still owed is given up without a fault', async () => {
  await postStatus(ops.ann, incident, { reminder: 900 })
  await ops.product.settled()
  const { pool } = ops.product.database
  const before = ops.product.log.length
  await ops.product.world.eraseChannel(incident.channel_id)
  ops.product.clock.moveBy(3_600_000)
  await ops.product.settled()
  expect(await ops.ann.read(incident.id)).toMatchObject({ overdue: true, reminder_post_id: '' })
  const of = [incident.channel_id]
  expect((await pool.query('select from posts where channelid = $1', of)).rowCount).toBe(0)
  const owed = await pool.query(
    'select from incident_collaboration.outbox where incident_id = $1 and dead_at = 0',
    [incident.id],
  )
  expect(owed.rowCount).toBe(0)
  const faults = ops.product.log.slice(before).filter(({ level }) => level === 'error')
  expect(faults).toEqual([])
})
