import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { insertSetting } from '../support/product-world.ts'
import { postStatus, startWithBob } from '../support/status.ts'
import { botPosts, updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops, { reminderTimerDefaultSeconds: 1800 })
  // That bob came is the second version.
  await ops.product.settled()
  ops.product.clock.moveBy(1_000)
  await ops.product.settled()
})
afterAll(() => ops.product.close())

const MINUTES = 60_000

/** The reminders that stand in the channel. */
async function reminders(): Promise<string[]> {
  return (await botPosts(ops, incident)).filter((message) => message.includes('post a status update'))
}

async function after(minutes: number): Promise<string[]> {
  ops.product.clock.moveBy(minutes * MINUTES)
  return reminders()
}

test('A-071 the commander is asked after 15 minutes, not earlier, and not again', async () => {
  await postStatus(ops.bob, incident, { reminder: 900 })
  expect(await after(14)).toEqual([])
  expect(await ops.ann.read(incident.id)).toMatchObject({ overdue: false, version: 3 })
  expect(await after(1)).toEqual(['@ann, please post a status update. The last one is 15m old.'])
  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({
    overdue: true,
    version: 4,
    reminder_at: read.last_status_update_at + 15 * MINUTES,
  })
  expect(read.reminder_post_id).not.toBe('')
  expect((await updatesOf(ops, incident)).at(-1)).toEqual({
    incident_id: incident.id,
    version: 4,
    update_at: read.update_at,
    incident: { overdue: true, reminder_post_id: read.reminder_post_id },
  })
  expect(await after(60)).toHaveLength(1)
  expect((await ops.ann.read(incident.id)).version).toBe(4)
})

test('A-072 no reminder runs after a start, even if the playbook has a default', async () => {
  expect(await ops.ann.read(incident.id)).toMatchObject({ reminder_at: 0, previous_reminder_seconds: 1800 })
  expect(await after(60)).toEqual([])
})

test('A-073 a new update before the time moves the reminder; after it fired, its post disappears', async () => {
  await postStatus(ops.bob, incident, { reminder: 900 })
  await after(14)
  await postStatus(ops.ann, incident, { reminder: 900 })
  expect(await after(14)).toEqual([])
  expect(await after(1)).toHaveLength(1)
  await postStatus(ops.bob, incident)
  expect(await reminders()).toEqual([])
  expect(await ops.ann.read(incident.id)).toMatchObject({
    overdue: false,
    reminder_at: 0,
    reminder_post_id: '',
  })
  expect(await after(60)).toEqual([])
})

test('A-075 P-26 a commander who is gone is not asked; everybody in the channel is', async () => {
  await postStatus(ops.bob, incident, { reminder: 900 })
  await ops.product.world.leaveChannel(incident.channel_id, ops.ann.id)
  const [text, ...more] = await after(15)
  expect(text).toBe(
    '@here The commander **ann** is not in this channel any more. Please post a status update, and choose a new ' +
      'commander with `/incident commander @name`. The last one is 15m old.',
  )
  expect(more).toEqual([])
})

test('the commander of the moment is asked, not the one when the reminder was set', async () => {
  await postStatus(ops.ann, incident, { reminder: 900 })
  await ops.ann.types('/incident commander @bob', { teamId: ops.teamId, channelId: incident.channel_id })
  expect(await after(15)).toEqual(['@bob, please post a status update. The last one is 15m old.'])
})

test('A-076 P-12 a reminder deleted by hand keeps nothing from going on', async () => {
  await postStatus(ops.bob, incident, { reminder: 900 })
  await after(15)
  const { reminder_post_id } = await ops.ann.read(incident.id)
  await ops.product.world.deletePost(reminder_post_id)
  await postStatus(ops.ann, incident, { reminder: 900 })
  expect(await after(15)).toHaveLength(1)
})

test('A-078 an incident that ended before the time is not reminded', async () => {
  await postStatus(ops.bob, incident, { reminder: 900 })
  await postStatus(ops.bob, incident, { status: 'Resolved' })
  expect(await after(60)).toEqual([])
})

test('a reminder that could not be posted before it was answered is not posted at all', async () => {
  await postStatus(ops.bob, incident, { reminder: 900 })
  await ops.product.settled()
  const error = new AppError({ id: 'app.post.save.app_error', statusCode: 500 })
  ops.product.faults.plan('CreatePost', { kind: 'fail', error })
  expect(await after(15)).toEqual([])
  await postStatus(ops.ann, incident)
  expect(await after(1)).toEqual([])
})

test('in an archived channel the incident is only marked overdue', async () => {
  await postStatus(ops.bob, incident, { reminder: 900 })
  await ops.product.world.archiveChannel(incident.channel_id, ops.ann.id)
  expect(await after(15)).toEqual([])
  expect(await ops.ann.read(incident.id)).toMatchObject({ overdue: true, reminder_post_id: '' })
})

test('while the team is switched off reminders rest; afterwards they are caught up', async () => {
  await postStatus(ops.bob, incident, { reminder: 900 })
  await insertSetting(ops.product.database.pool, 'enabled_team_ids', [
    await ops.product.world.addTeam('other'),
  ])
  expect(await after(15)).toEqual([])
  await ops.product.database.pool.query(`delete from setting where name = 'enabled_team_ids'`)
  expect(await after(1)).toHaveLength(1)
})

test('P-16 two looks at once make one reminder', async () => {
  await postStatus(ops.bob, incident, { reminder: 900 })
  ops.product.clock.moveBy(15 * MINUTES)
  await Promise.all([ops.product.settled(), ops.product.settled(), ops.product.settled()])
  expect(await reminders()).toHaveLength(1)
  expect((await ops.ann.read(incident.id)).version).toBe(4)
})
