import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { routes } from '../../server/contract/routes.ts'
import type { Statistics } from '../../server/contract/statistics.ts'
import { insertBot, joinChannel } from '../support/host-world.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { DAY_MS, pastIncident } from '../support/past-incident.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let figures: Statistics

/** Eight incidents of ann's, of which two are over for long, and people who come and go. */
beforeAll(async () => {
  ops = await openOperations()
  const reported = await pastIncident(ops, { daysAgo: 0.5 })
  const active = await pastIncident(ops, { daysAgo: 2.5, updates: [{ to: 'Active', daysAgo: 2.4 }] })
  const ended = await pastIncident(ops, {
    daysAgo: 5.5,
    updates: [
      { to: 'Active', daysAgo: 5.4 },
      { to: 'Resolved', daysAgo: 3.5 },
      { to: 'Archived', daysAgo: 3.4 },
    ],
  })
  await pastIncident(ops, {
    daysAgo: 5.5,
    updates: [
      { to: 'Active', daysAgo: 5.2 },
      { to: 'Archived', daysAgo: 5.1 },
    ],
  })
  await pastIncident(ops, {
    daysAgo: 10.5,
    updates: [
      { to: 'Resolved', daysAgo: 9.5 },
      { to: 'Active', daysAgo: 1.5 },
      { to: 'Resolved', daysAgo: 1.4 },
    ],
  })
  const reopened = await pastIncident(ops, {
    daysAgo: 7.5,
    updates: [{ to: 'Resolved', daysAgo: 6.5, isDeleted: true }],
  })
  await pastIncident(ops, { daysAgo: 20.5, updates: [{ to: 'Resolved', daysAgo: 13.5 }] })
  await pastIncident(ops, { daysAgo: 50.5, updates: [{ to: 'Resolved', daysAgo: 45.5 }] })

  await stay(ops.gus, reported, 0.2)
  await joinChannel(pool(), reported.channel_id, await insertBot(pool(), 'robot'))
  await stay(ops.bob, reopened, 6.2, 4.2)
  await stay(ops.eve, ended, 4.5)
  await leaveTeam(ops.zed, active, 2.2, 1.2)
  figures = await read(ops.ann)
}, 30_000)
afterAll(() => ops.product.close())

const pool = () => ops.product.database.pool
const ago = (days: number): number => ops.product.clock.now().getTime() - days * DAY_MS

async function stay({ id }: Person, { channel_id: channelId }: Incident, from: number, to?: number) {
  await joinChannel(pool(), channelId, id)
  const left = to === undefined ? null : ago(to)
  const history =
    'update channelmemberhistory set jointime = $3, leavetime = $4 where channelid = $1 and userid = $2'
  await pool().query(history, [channelId, id, ago(from), left])
  if (to === undefined) return
  await pool().query('delete from channelmembers where channelid = $1 and userid = $2', [channelId, id])
}

/** The host writes no end into the channel's history then. */
async function leaveTeam(person: Person, incident: Incident, from: number, to: number) {
  await ops.product.world.joinTeam(ops.teamId, person.id)
  await stay(person, incident, from)
  await ops.product.world.leaveTeam(ops.teamId, person.id)
  await pool().query('update teammembers set deleteat = $2 where userid = $1', [person.id, ago(to)])
}

async function read(person: Person): Promise<Statistics> {
  const { status, body } = await person.ask({
    method: 'GET',
    path: `${routes.statistics}?team_id=${ops.teamId}`,
  })
  if (status !== 200) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`)
  return body as Statistics
}

/** What is not zero, by day. */
const byDay = (series: readonly number[]) =>
  Object.fromEntries([...series.entries()].filter(([, number]) => number !== 0))

/** In hundredths of a day, so that a few milliseconds do not matter. */
const inDays = (series: readonly number[]) =>
  byDay(series.map((milliseconds) => Math.round((milliseconds / DAY_MS) * 100) / 100))

test('A-201: what is going on now is counted', () => {
  expect(figures).toMatchObject({
    total_reported_incidents: 2,
    total_active_incidents: 1,
    // Ann and gus; the robot is none, bob and zed have left.
    total_active_participants: 2,
  })
  // Of half a day, two and a half and seven and a half.
  expect(figures.average_duration_active_incidents_minutes / 60 / 24).toBeCloseTo(3.5, 1)
})

test('A-201: an incident was active on the days on which it was neither ended nor not yet there', () => {
  expect(figures.active_incidents).toHaveLength(14)
  expect(byDay(figures.active_incidents)).toEqual({
    0: 3,
    1: 3,
    2: 2,
    3: 2,
    4: 2,
    5: 3,
    6: 1,
    7: 1,
    9: 1,
    10: 1,
    13: 1,
  })
})

test('A-201: people count on the days they were in the channel of an active incident, bots never', () => {
  expect(figures.people_in_incidents).toHaveLength(14)
  expect(byDay(figures.people_in_incidents)).toEqual({
    0: 2,
    1: 2,
    2: 2,
    3: 2,
    4: 3,
    5: 2,
    6: 2,
    7: 1,
    9: 1,
    10: 1,
    13: 1,
  })
})

test('A-201: the time to the first Active and the first ended update, by the day of the start', () => {
  expect(figures.average_start_to_active).toHaveLength(42)
  expect(inDays(figures.average_start_to_active)).toEqual({ 2: 0.1, 5: 0.2, 10: 9 })
  expect(inDays(figures.median_start_to_active)).toEqual({ 2: 0.1, 5: 0.2, 10: 9 })
  expect(inDays(figures.p90_start_to_active)).toEqual({ 2: 0.1, 5: 0.28, 10: 9 })
  expect(byDay(figures.samples_start_to_active)).toEqual({ 2: 1, 5: 2, 10: 1 })
  // The deleted update ended nothing.
  expect(inDays(figures.average_start_to_resolved)).toEqual({ 5: 1.2, 10: 1, 20: 7 })
  expect(inDays(figures.median_start_to_resolved)).toEqual({ 5: 1.2, 10: 1, 20: 7 })
  expect(inDays(figures.p90_start_to_resolved)).toEqual({ 5: 1.84, 10: 1, 20: 7 })
  expect(byDay(figures.samples_start_to_resolved)).toEqual({ 5: 2, 10: 1, 20: 1 })
})

test('P-11: what is reported or active in the statistics is ongoing in the list', async () => {
  const path = `${routes.incidents}?team_id=${ops.teamId}&status=ongoing`
  const { body } = await ops.ann.ask({ method: 'GET', path })
  const { total_reported_incidents: reported, total_active_incidents: active } = figures
  expect(body).toMatchObject({ total_count: reported + active })
})
