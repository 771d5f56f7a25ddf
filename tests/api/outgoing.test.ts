import { createHook } from 'node:async_hooks'

import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { openOperations, type Operations } from '../support/operations.ts'

/** What Node makes for each connection that is asked for; it is filled in a moment later. */
type Asked = { readonly address?: string; readonly port?: number }

let ops: Operations
const asked: Asked[] = []
const watch = createHook({
  init(_id, type, _trigger, resource) {
    if (type === 'TCPCONNECTWRAP' || type === 'PIPECONNECTWRAP' || type === 'GETADDRINFOREQWRAP') {
      asked.push(resource)
    }
  },
})

beforeAll(async () => {
  watch.enable()
  ops = await openOperations()
})
afterAll(async () => {
  await ops.product.close()
  watch.disable()
})

test('A-006, X-28: whatever people do, nothing is called but the database', async () => {
  const { ann, bob, product, teamId } = ops
  const incident = await ann.start({
    name: 'Payments answer 502',
    team_id: teamId,
    commander_user_id: ann.id,
    playbook_id: await ops.playbook({
      messageOnJoinEnabled: true,
      messageOnJoin: 'https://hooks.example.org/hello',
    }),
  })
  await product.world.joinChannel(incident.channel_id, bob.id)
  const path = `/incidents/${incident.id}`
  const status = { status: 'Active', message: 'See https://status.example.org', reminder: 60 }
  await ann.ask({ method: 'POST', path: `${path}/status`, body: status })
  await bob.setTask(incident.id, incident.checklists[0]?.items[0]?.id ?? '', 'closed')
  await ann.ask({
    method: 'POST',
    path: `/telemetry/incident/${incident.id}`,
    body: { action: 'open_sidebar' },
  })
  await ann.ask({ method: 'GET', path: `${path}/export?format=html` })
  await ops.ada.ask({ method: 'GET', path: '/metrics' })
  product.clock.moveBy(61_000)
  await product.settled()
  await product.restart()
  await product.settled()
  const { port, host } = product.database.pool.options
  expect(asked.length).toBeGreaterThan(0)
  expect(
    asked.filter((one) => one.port !== port || (one.address !== host && one.address !== '127.0.0.1')),
  ).toEqual([])
})
