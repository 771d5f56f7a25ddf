import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { insertSetting } from '../support/product-world.ts'
import { insertPost } from '../support/host-world.ts'

type Served = {
  url: string
  dialog: {
    title: string
    state: string
    elements: { name: string; type: string; options: { text: string; value: string }[] }[]
  }
}

let ops: Operations
let playbookId: string

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook({ title: 'outage' })
})
afterAll(() => ops.product.close())

const ask = (person: Person, query: Record<string, string>) =>
  person.ask({ method: 'GET', path: `${routes.startDialog}?${new URLSearchParams(query).toString()}` })

const submit = (person: Person, { url, dialog }: Served) =>
  person.ask({
    method: 'POST',
    path: url.replace('/plugins/incident-collaboration/api/v0', ''),
    body: {
      state: dialog.state,
      submission: { playbookID: playbookId, incidentName: 'Payments answer 502' },
    },
  })

test('the page shows the dialog by itself, and submits it as the host would', async () => {
  const clientId = 'c'.repeat(26)
  const { status, body } = await ask(ops.ann, { team_id: ops.teamId, client_id: clientId })
  const served = body as Served
  expect(status).toBe(200)
  expect(served).toMatchObject({
    url: '/plugins/incident-collaboration/api/v0/incidents/dialog',
    dialog: { callback_id: 'start_incident', title: 'Incident Details', submit_label: 'Start Incident' },
  })
  expect(served.dialog.elements.map(({ name, type }) => [name, type])).toEqual([
    ['playbookID', 'select'],
    ['incidentName', 'text'],
    ['incidentDescription', 'textarea'],
  ])
  expect(served.dialog.elements[0]?.options).toEqual([
    { text: 'No playbook', value: 'none' },
    { text: 'outage', value: playbookId },
  ])

  const { status: started, headers } = await submit(ops.ann, served)
  expect(started).toBe(201)
  await ops.product.settled()
  const created = ops.product.world.events.filter(({ event }) => event.endsWith('_incident_created')).at(-1)
  const payload: unknown = JSON.parse((created?.payload as { payload: string }).payload)
  expect(payload).toMatchObject({ client_id: clientId })
  expect(headers['location']).toMatch(/^\/api\/v0\/incidents\/.{26}$/)
})

test('it is of the person who asked for it', async () => {
  const { body } = await ask(ops.ann, { team_id: ops.teamId })
  const answer = await submit(ops.bob, body as Served)
  expect(answer).toMatchObject({ status: 200, body: { error: expect.stringContaining('open it again') } })
})

test('a post to start from must be readable', async () => {
  const { pool } = ops.product.database
  const secret = await ops.product.world.addChannel(ops.teamId, 'secret', 'P')
  await ops.product.world.joinChannel(secret, ops.ann.id)
  const postId = await insertPost(pool, { channelId: secret, userId: ops.ann.id })
  expect(await ask(ops.ann, { team_id: ops.teamId, post_id: postId })).toMatchObject({ status: 200 })
  expect(await ask(ops.bob, { team_id: ops.teamId, post_id: postId })).toMatchObject({ status: 404 })
})

test('who may not start here is told so', async () => {
  for (const person of [ops.gus, ops.zed]) {
    expect(await ask(person, { team_id: ops.teamId })).toMatchObject({ status: 403 })
  }
  expect(await ask(ops.ann, {})).toMatchObject({ status: 400, body: { field: 'team_id' } })
})

test('with nothing to choose from a playbook is asked for', async () => {
  const { world, database } = ops.product
  const other = await world.addTeam('other')
  await world.joinTeam(other, ops.ann.id)
  await insertSetting(database.pool, 'start_without_playbook', false)
  expect(await ask(ops.ann, { team_id: other })).toMatchObject({
    status: 400,
    body: { code: 'playbook_required' },
  })
  await database.pool.query(`delete from setting where name = 'start_without_playbook'`)
})
