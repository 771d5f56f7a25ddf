import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident, TimelineEvent } from '../../server/contract/incident.ts'
import { insertBot } from '../support/host-world.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await start()
})
afterAll(() => ops.product.close())

const start = (given = {}): Promise<Incident> =>
  ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.bob.id,
    playbook_id: '',
    ...given,
  })

/** Nothing is written before its second is over. */
async function aSecondLater(): Promise<void> {
  await ops.product.settled()
  ops.product.clock.moveBy(1_000)
  await ops.product.settled()
}

async function membersOnRecord(of = incident): Promise<TimelineEvent[]> {
  await aSecondLater()
  return (await ops.ann.read(of.id)).timeline_events.filter(
    ({ event_type }) => event_type === 'user_joined_left',
  )
}

const world = () => ops.product.world
const join = (person: Person, actorId = '') => world().joinChannel(incident.channel_id, person.id, actorId)
const leave = (person: Person, by = person.id) => world().leaveChannel(incident.channel_id, person.id, by)

const historyOf = async ({ id }: Person) => {
  const { rows } = await ops.product.database.pool.query<{ jointime: number; leavetime: number }>(
    'select jointime, leavetime from channelmemberhistory where channelid = $1 and userid = $2 order by jointime desc',
    [incident.channel_id, id],
  )
  return rows[0]
}

const participants = async () => {
  const { body } = await ops.ann.ask({ method: 'GET', path: `/incidents/${incident.id}/participants` })
  return (body as { items: { username: string; left_at: number }[] }).items.map(({ username, left_at }) => [
    username,
    left_at > 0 ? 'left' : 'in',
  ])
}

test('A-132: reporter and commander who enter at the start are not on record, and bots never', async () => {
  const bot = await insertBot(ops.product.database.pool, 'alertmanager', { teams: [ops.teamId] })
  await world().joinChannel(incident.channel_id, bot)
  expect(await membersOnRecord()).toEqual([])
  expect((await ops.ann.read(incident.id)).version).toBe(1)
})

test('A-132: who comes, is added, leaves and is removed is on record at the time of the host, with who did it', async () => {
  await join(ops.eve)
  await join(ops.gus, ops.ann.id)
  const came = await membersOnRecord()
  expect(came).toMatchObject([
    { summary: '@eve joined', subject_user_id: ops.eve.id, creator_user_id: '', post_id: '' },
    { summary: '@ann added @gus', subject_user_id: ops.gus.id, creator_user_id: ops.ann.id },
  ])
  expect(JSON.parse(came[0]?.details ?? '')).toEqual({ action: 'joined', title: '@eve joined' })
  expect(came[0]?.event_at).toBe((await historyOf(ops.eve))?.jointime)

  await leave(ops.eve)
  await leave(ops.bob, ops.ann.id)
  const all = await membersOnRecord()
  expect(all.slice(2)).toMatchObject([
    { summary: '@eve left', subject_user_id: ops.eve.id, creator_user_id: '' },
    { summary: '@ann removed @bob', subject_user_id: ops.bob.id, creator_user_id: ops.ann.id },
  ])
  expect(JSON.parse(all[2]?.details ?? '')).toEqual({ action: 'left', title: '@eve left' })
  expect(all[2]?.event_at).toBe((await historyOf(ops.eve))?.leavetime)
  expect(await participants()).toEqual([
    ['ann', 'in'],
    ['bob', 'left'],
    ['eve', 'left'],
    ['gus', 'in'],
  ])
})

test('what happens within a second is one version step, told to open pages at once', async () => {
  for (const person of [ops.eve, ops.ada, ops.gus]) await join(person)
  await ops.product.settled()
  expect((await ops.ann.read(incident.id)).version).toBe(1)
  expect(await membersOnRecord()).toHaveLength(3)
  expect((await ops.ann.read(incident.id)).version).toBe(2)
  const [told, ...more] = await updatesOf(ops, incident)
  expect(more).toEqual([])
  expect(told).toMatchObject({ version: 2, timeline_events: { length: 3 } })
})

test('whoever comes and goes within that second was there, and whoever goes and comes back was away', async () => {
  await join(ops.eve, ops.ann.id)
  await leave(ops.eve)
  await leave(ops.bob, ops.ann.id)
  await join(ops.bob)
  const summaries = ['@ann added @eve', '@eve left', '@ann removed @bob', '@bob joined']
  const events = await membersOnRecord()
  expect(events.map(({ summary }) => summary)).toEqual(summaries)
  const times = [(await historyOf(ops.eve))?.jointime, (await historyOf(ops.eve))?.leavetime]
  expect(events.slice(0, 2).map(({ event_at }) => event_at)).toEqual(times)
  expect(await participants()).toContainEqual(['eve', 'left'])
  expect(await participants()).toContainEqual(['bob', 'in'])
  expect((await ops.ann.read(incident.id)).version).toBe(2)

  // Nothing of it is put on record twice.
  await join(ops.gus)
  expect(await membersOnRecord()).toHaveLength(5)
  await join(ops.eve)
  await leave(ops.eve)
  expect(await membersOnRecord()).toHaveLength(7)
})

test('whoever leaves the team, or is removed from it, leaves every incident channel of it', async () => {
  const other = await start({ name: 'Shop is down' })
  const { id } = await hired('max')
  for (const { channel_id } of [incident, other]) await world().joinChannel(channel_id, id)
  await aSecondLater()
  await world().leaveTeam(ops.teamId, id, ops.ada.id)
  for (const one of [incident, other]) {
    expect((await membersOnRecord(one)).at(-1)).toMatchObject({
      summary: '@ada removed @max',
      subject_user_id: id,
      creator_user_id: ops.ada.id,
    })
  }
})

test('more than a hundred people are written in steps of a hundred', async () => {
  const people = await Promise.all(Array.from({ length: 130 }, (_, index) => hired(`crowd-${index}`)))
  await Promise.all(people.map(({ id }) => world().joinChannel(incident.channel_id, id)))
  expect(await membersOnRecord()).toHaveLength(130)
  expect((await ops.ann.read(incident.id)).version).toBe(3)
})

test('what is gathered when the plugin is switched off is written before it ends', async () => {
  await join(ops.eve)
  await ops.product.settled()
  await ops.product.restart()
  const { timeline_events: events } = await ops.ann.read(incident.id)
  expect(events.map(({ summary }) => summary)).toContain('@eve joined')
})

async function hired(username: string): Promise<{ id: string }> {
  const id = await world().addPerson({ username })
  await world().joinTeam(ops.teamId, id)
  return { id }
}
