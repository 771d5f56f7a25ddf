import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { EVENT_PREFIX, INCIDENT_UPDATED } from '../../server/contract/events.ts'
import type { Incident } from '../../server/contract/incident.ts'
import { routes } from '../../server/contract/routes.ts'
import type { Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { askStatus, personPosts, postStatus, startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'
import { openTwoNodes, type TwoNodes } from '../support/two-nodes.ts'

let nodes: TwoNodes
let ops: Operations
/** His browser talks to the other node. */
let bob: Person
let incident: Incident

beforeAll(async () => {
  nodes = await openTwoNodes()
  ;({ ops, bob } = nodes)
})
beforeEach(async () => {
  ops.product.clock.moveBy(60_000)
  incident = await startWithBob(ops)
})
afterAll(() => nodes.close())

/** Whoever waits for the other node looks again after some time. */
async function whileTimePasses<T>(asked: readonly Promise<T>[]): Promise<T[]> {
  let isAnswered = false
  const answers = Promise.all(asked).finally(() => (isAnswered = true))
  while (!isAnswered) {
    await ops.product.database.pool.query('select')
    ops.product.clock.moveBy(10)
  }
  return answers
}

const told = (): number[] =>
  ops.product.world.events
    .filter(({ event }) => event === EVENT_PREFIX + INCIDENT_UPDATED)
    .map(
      ({ payload }) =>
        JSON.parse((payload as { payload: string }).payload) as Incident & { incident_id: string },
    )
    .filter(({ incident_id: id }) => id === incident.id)
    .map(({ version }) => version)

test('A-253 P-16 a reminder that is due on two nodes is posted once', async () => {
  await postStatus(bob, incident, { reminder: 900 })
  ops.product.clock.moveBy(900_000)
  await nodes.bothSettled()
  const posts = await botPosts(ops, incident)
  expect(posts.filter((message) => message.includes('post a status update'))).toHaveLength(1)
  expect(await bob.read(incident.id)).toMatchObject({
    overdue: true,
    version: (await ops.ann.read(incident.id)).version,
  })
})

test('A-253 ticks at both nodes at once are all there, each told and posted once, in the order of versions', async () => {
  const tasks = incident.checklists.flatMap(({ items }) => items.map(({ id }) => id))
  const first = (await ops.ann.read(incident.id)).version
  const before = (await botPosts(ops, incident)).length
  const rounds = ['closed', 'in_progress', '', 'closed'].flatMap((state) =>
    tasks.map((taskId, index) => (index % 2 === 0 ? ops.ann : bob).setTask(incident.id, taskId, state)),
  )
  const answers = await Promise.all(rounds)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  await nodes.bothSettled()
  const { version } = await bob.read(incident.id)
  const versions = Array.from({ length: version - first }, (_nothing, index) => first + 1 + index)
  const changed = answers.map(({ headers }) => Number(headers['x-incident-version']))
  expect(new Set(versions)).toEqual(new Set(changed.filter((one) => one > first)))
  expect(told().filter((one) => one > first)).toEqual(versions)
  expect((await botPosts(ops, incident)).length - before).toBe(versions.length)
})

test('A-253 the same key at two nodes at once posts one update, and starts one incident', async () => {
  const headers = { 'Idempotency-Key': 'once-and-only-once' }
  const updates = await whileTimePasses(
    [ops.bob, bob].map((person) => askStatus(person, incident, { message: 'Only once' }, { headers })),
  )
  // Whoever comes second may be asked to come again.
  expect(updates.map(({ status }) => status).filter((status) => status !== 200 && status !== 503)).toEqual([])
  await nodes.bothSettled()
  const said = (await personPosts(ops, incident)).filter(({ message }) => message === 'Only once')
  expect(said).toHaveLength(1)

  const body = { name: 'Twice asked', team_id: ops.teamId, commander_user_id: ops.bob.id }
  const ask = { method: 'POST', path: routes.incidents, body, headers }
  const starts = await whileTimePasses([ops.bob.ask(ask), bob.ask(ask)])
  const made = starts.filter(({ status }) => status === 201).map((answer) => (answer.body as Incident).id)
  expect(new Set(made).size).toBe(1)
  await nodes.bothSettled()
  const { rows } = await ops.product.database.pool.query(
    `select from channels where displayname = 'Twice asked'`,
  )
  expect(rows).toHaveLength(1)
})
