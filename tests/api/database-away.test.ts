import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { pathOf, routes } from '../../server/contract/routes.ts'
import { DatabaseGate } from '../support/database-gate.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { Product } from '../support/product.ts'
import { askStatus, postStatus, standing, startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let gate: DatabaseGate

beforeAll(async () => {
  ops = await openOperations(
    await Product.open('migrated', async (url) => {
      gate = await DatabaseGate.open(url)
      return gate.url
    }),
  )
})
afterAll(async () => {
  await ops.product.close()
  gate.close()
})

test('A-255 a database that is away for a minute: clear errors, nothing half-done, and then it goes on by itself', async () => {
  const incident = await startWithBob(ops)
  await postStatus(ops.bob, incident, { reminder: 30 })
  await ops.product.settled()
  const before = await standing(ops, incident)
  const task = incident.checklists[0]?.items[0]?.id ?? ''
  const read = { method: 'GET', path: pathOf(routes.incident, { id: incident.id }) }

  gate.shut()
  const start = { name: 'While it is away', team_id: ops.teamId, commander_user_id: ops.ann.id }
  const refused = await Promise.all([
    ops.ann.ask(read),
    ops.ann.ask({ method: 'GET', path: `${routes.incidents}?team_id=${ops.teamId}` }),
    ops.ann.setTask(incident.id, task, 'closed'),
    askStatus(ops.ann, incident, { message: 'While it is away' }),
    ops.ann.ask({ method: 'POST', path: routes.incidents, body: start }),
  ])
  expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503])
  for (const { headers, body } of refused) {
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(body).toMatchObject({
      code: 'unavailable',
      error: expect.stringMatching(/database|moment|again/i),
    })
  }
  const where = { teamId: ops.teamId, channelId: incident.channel_id }
  expect((await ops.ann.types('/incident check 0 0', where)).join()).not.toBe('')
  ops.product.clock.moveBy(60_000)
  expect(await standing(ops, incident)).toEqual(before)

  gate.reopen()
  expect(await ops.ann.ask(read)).toMatchObject({ status: 200 })
  expect(await ops.ann.setTask(incident.id, task, 'closed')).toMatchObject({ status: 200 })
  ops.product.clock.moveBy(10_000)
  await ops.product.settled()
  const posts = await botPosts(ops, incident)
  expect(posts.filter((message) => message.includes('post a status update'))).toHaveLength(1)
  expect(posts.filter((message) => message.includes('Find who is on call'))).toHaveLength(1)
  const { rows } = await ops.product.database.pool.query('select from incident_collaboration.outbox')
  expect(rows).toEqual([])
})
