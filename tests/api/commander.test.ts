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

const handOver = (person: Person, to: string, query = '', of = incident) =>
  person.ask({
    method: 'POST',
    path: pathOf(routes.commander, { id: of.id }) + query,
    body: { commander_id: to },
  })

test('A-216: handing over is answered, read back, posted with a ping, recorded and told', async () => {
  expect(await handOver(ops.ann, ops.bob.id)).toMatchObject({
    status: 200,
    headers: { 'x-incident-version': '2' },
    body: {},
  })

  expect((await botPosts(ops, incident)).at(-1)).toBe('**ann** handed over command from **ann** to @bob.')
  const read = await ops.ann.read(incident.id)
  const event = read.timeline_events.at(-1)
  expect(read).toMatchObject({ version: 2, commander_user_id: ops.bob.id, reporter_user_id: ops.ann.id })
  expect(event).toMatchObject({
    event_type: 'commander_changed',
    summary: '@ann to @bob',
    subject_user_id: ops.ann.id,
  })
  expect(await updatesOf(ops, incident)).toEqual([
    {
      incident_id: incident.id,
      version: 2,
      update_at: read.update_at,
      incident: { commander_user_id: ops.bob.id },
      timeline_events: [event],
    },
  ])
})

test('A-216: who takes over is not pinged; who commands already changes nothing', async () => {
  await handOver(ops.bob, ops.bob.id)
  expect(await handOver(ops.ann, ops.bob.id)).toMatchObject({
    status: 200,
    headers: { 'x-incident-version': '2' },
  })
  expect((await botPosts(ops, incident)).slice(1)).toEqual(['**bob** took over command from **ann**.'])
})

test('it is posted even where the playbook wants tasks quiet, and not into an archived channel', async () => {
  const quiet = await start({ postTaskChanges: false })
  await ops.product.world.joinChannel(quiet.channel_id, ops.bob.id)
  await handOver(ops.bob, ops.bob.id, '', quiet)
  expect(await botPosts(ops, quiet)).toHaveLength(2)

  await ops.product.database.pool.query('update channels set deleteat = 1 where id = $1', [quiet.channel_id])
  expect(await handOver(ops.bob, ops.ann.id, '', quiet)).toMatchObject({ status: 200 })
  expect(await botPosts(ops, quiet)).toHaveLength(2)
  expect(await ops.ann.read(quiet.id)).toMatchObject({ commander_user_id: ops.ann.id, version: 3 })
})

test('A-216 P-09: neither anybody outside the channel nor a bot is made commander', async () => {
  const { rows } = await ops.product.database.pool.query<{ userid: string }>('select userid from bots')
  for (const id of [ops.eve.id, ops.zed.id, rows[0]?.userid ?? '', 'x'.repeat(26)]) {
    expect(await handOver(ops.ann, id)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  }
  expect(await handOver(ops.ann, '')).toMatchObject({ status: 400 })
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1, commander_user_id: ops.ann.id })
})

test('who may not change the incident is refused', async () => {
  const secret = await start({ createPublicIncident: false })
  for (const [person, open, hidden] of [
    [ops.eve, 403, 404],
    [ops.gus, 404, 404],
    [ops.zed, 404, 404],
  ] as const) {
    expect([(await handOver(person, ops.bob.id)).status, open]).toEqual([open, open])
    expect((await handOver(person, ops.ann.id, '', secret)).status).toBe(hidden)
  }
})

test('with a version that is passed by it is refused', async () => {
  await handOver(ops.ann, ops.bob.id)
  expect(await handOver(ops.ann, ops.ann.id, '?version=1')).toMatchObject({
    status: 409,
    body: { code: 'stale_version', version: 2 },
  })
})
