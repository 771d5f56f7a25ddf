import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { askList } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { postStatus, startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  incident = await startWithBob(ops)
  await postStatus(ops.ann, incident, { reminder: 900 })
  await ops.product.settled()
})
afterAll(() => ops.product.close())

const archive = (at: number) =>
  ops.product.database.pool.query('update teams set deleteat = $2 where id = $1', [ops.teamId, at])

test('an archived team takes its incidents along; its timers rest, and go on when it is back', async () => {
  const posts = await botPosts(ops, incident)
  await archive(1)
  for (const person of [ops.ann, ops.ada]) {
    const path = pathOf(routes.incident, { id: incident.id })
    expect(await person.ask({ method: 'GET', path })).toMatchObject({ status: 404 })
    expect(await askList(person, { team_id: ops.teamId })).toMatchObject({ status: 403 })
    const taskId = incident.checklists[0]?.items[0]?.id ?? ''
    expect(await person.setTask(incident.id, taskId, 'closed')).toMatchObject({ status: 404 })
  }
  ops.product.clock.moveBy(3_600_000)
  expect(await botPosts(ops, incident)).toEqual(posts)

  await archive(0)
  expect((await botPosts(ops, incident)).slice(posts.length)).toEqual([
    expect.stringMatching(/^@ann, please post a status update/),
  ])
  expect(await ops.ann.read(incident.id)).toMatchObject({ overdue: true })
})

test('a team that is deleted for good takes them along for ever, and nothing breaks', async () => {
  const { pool } = ops.product.database
  await pool.query('delete from teammembers where teamid = $1', [ops.teamId])
  await pool.query('delete from teams where id = $1', [ops.teamId])
  const before = ops.product.log.length
  ops.product.clock.moveBy(3_600_000)
  await ops.product.settled()
  const path = pathOf(routes.incident, { id: incident.id })
  for (const person of [ops.ann, ops.ada]) {
    expect(await person.ask({ method: 'GET', path })).toMatchObject({ status: 404 })
  }
  expect(ops.product.log.slice(before).filter(({ level }) => level === 'error')).toEqual([])
})
