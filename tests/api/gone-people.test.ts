import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { Person } from '../support/person.ts'
import { create, edit, read as readPlaybook } from '../support/playbooks.ts'
import { postStatus } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let incident: Incident
/** Reports, commands, has a task, and is gone then. */
let rob: Person

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  const { world } = ops.product
  rob = new Person(
    ops.product,
    await world.addPerson({ username: `rob-${Math.random().toString(36).slice(2)}` }),
  )
  await world.joinTeam(ops.teamId, rob.id)
  incident = await rob.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: rob.id,
    playbook_id: await ops.playbook(),
  })
  await world.joinChannel(incident.channel_id, ops.ann.id)
  await assign(rob, rob)
  await postStatus(rob, incident, { reminder: 900 })
})
afterAll(() => ops.product.close())

const taskId = (): string => incident.checklists[0]?.items[0]?.id ?? ''

const assign = (person: Person, to: Person) =>
  person.ask({
    method: 'PUT',
    path: pathOf(routes.taskAssignee, { id: incident.id, task_id: taskId() }),
    body: { assignee_id: to.id },
  })

const deactivated = (): Promise<void> => ops.product.world.deactivate(rob.id)

/** As an administrator's tool deletes an account for good: there is no user any more. */
async function deleted(): Promise<void> {
  const { pool } = ops.product.database
  for (const table of ['channelmembers', 'teammembers']) {
    await pool.query(`delete from ${table} where userid = $1`, [rob.id])
  }
  await pool.query('delete from users where id = $1', [rob.id])
}

test.each([
  ['deactivated', deactivated],
  ['deleted', deleted],
])('A-261: an incident whose reporter, commander and assignee is %s goes on', async (_how, lose) => {
  await lose()
  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({ commander_user_id: rob.id, reporter_user_id: rob.id })
  expect(read.checklists[0]?.items[0]).toMatchObject({ assignee_id: rob.id })

  const where = { teamId: ops.teamId, channelId: incident.channel_id }
  for (const text of ['info', 'timeline all', 'list', 'commander']) {
    const [reply] = await ops.ann.types(`/incident ${text}`, where)
    expect(reply).not.toContain('Reference')
  }
  for (const pattern of [routes.participants, routes.statusUpdates, routes.metadata]) {
    expect(await ops.ann.ask({ method: 'GET', path: pathOf(pattern, { id: incident.id }) })).toMatchObject({
      status: 200,
    })
  }
  expect(await ops.ann.setTask(incident.id, taskId(), 'closed')).toMatchObject({ status: 200 })
  expect(await assign(ops.ann, ops.ann)).toMatchObject({ status: 200 })
})

test.each([
  ['deactivated', deactivated],
  ['deleted', deleted],
])(
  'A-261 P-26: a reminder of a %s commander asks everybody, until a new one is chosen',
  async (_how, lose) => {
    await lose()
    ops.product.clock.moveBy(900_000)
    const reminder = (await botPosts(ops, incident)).at(-1) ?? ''
    expect(reminder).toMatch(/^@here /)
    expect(reminder).not.toContain(`@${rob.id}`)

    const path = pathOf(routes.commander, { id: incident.id })
    const body = { commander_id: ops.ann.id }
    expect(await ops.ann.ask({ method: 'POST', path, body })).toMatchObject({ status: 200 })
    await postStatus(ops.ann, incident, { reminder: 900 })
    ops.product.clock.moveBy(900_000)
    expect((await botPosts(ops, incident)).at(-1)).toMatch(/^@ann, please post a status update/)
  },
)

test('A-261: whoever is gone can be chosen neither as commander nor as assignee', async () => {
  const path = pathOf(routes.commander, { id: incident.id })
  await ops.ann.ask({ method: 'POST', path, body: { commander_id: ops.ann.id } })
  await deactivated()
  expect(await ops.ann.ask({ method: 'POST', path, body: { commander_id: rob.id } })).toMatchObject({
    status: 403,
  })
  await assign(ops.ann, ops.ann)
  expect(await assign(ops.ann, rob)).toMatchObject({ status: 400 })
})

test.each([
  ['deactivated', deactivated],
  ['deleted', deleted],
])('A-261: a playbook whose member is %s is used and saved by the others', async (_how, lose) => {
  const id = await create(ops.ada, { team_id: ops.teamId, title: 'Outage', member_ids: [ops.ann.id, rob.id] })
  await lose()
  expect((await readPlaybook(ops.ann, id)).member_ids).toContain(rob.id)
  expect(await edit(ops.ann, id, { summary: 'Changed' })).toMatchObject({ status: 200 })
  expect((await readPlaybook(ops.ann, id)).member_ids).toContain(rob.id)
  const order = { name: 'Again', team_id: ops.teamId, commander_user_id: ops.ann.id, playbook_id: id }
  expect(await ops.ann.start(order)).toMatchObject({ playbook_id: id })
})
