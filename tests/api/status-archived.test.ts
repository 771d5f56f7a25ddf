import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { Person } from '../support/person.ts'
import { askStatus, personPosts, postStatus, standing, startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
/** Administrator of the team, in no channel. */
let tess: Person

beforeAll(async () => {
  ops = await openOperations()
  tess = new Person(ops.product, await ops.product.world.addPerson({ username: 'tess' }))
  await ops.product.world.joinTeam(ops.teamId, tess.id, { isAdmin: true })
})
afterAll(() => ops.product.close())

const ARCHIVED = { code: 'channel_archived' }
const refused = new AppError({ id: 'api.channel.delete_channel.permissions', statusCode: 403 })

async function stateOf(incident: Incident): Promise<string> {
  await ops.product.settled()
  return (await ops.ann.read(incident.id)).channel_state
}

/** Archived by the playbook's option. */
async function archivedByUs(): Promise<Incident> {
  const incident = await startWithBob(ops, { archiveChannelEnabled: true })
  await postStatus(ops.ann, incident, { status: 'Archived', message: 'Over.' })
  expect(await stateOf(incident)).toBe('archived')
  return incident
}

test('A-049 with the option the update is posted, then the channel is archived; without it, it stays', async () => {
  const incident = await archivedByUs()
  expect((await personPosts(ops, incident)).map(({ message }) => message)).toEqual(['Over.'])
  const other = await startWithBob(ops)
  await postStatus(ops.ann, other, { status: 'Archived' })
  expect(await stateOf(other)).toBe('open')
})

test('A-049 Resolved archives nothing', async () => {
  const incident = await startWithBob(ops, { archiveChannelEnabled: true })
  await postStatus(ops.ann, incident, { status: 'Resolved' })
  expect(await stateOf(incident)).toBe('open')
})

test.each(['Resolved', 'Active', 'Reported'])(
  'A-068 %s brings back a channel that we archived',
  async (status) => {
    const incident = await archivedByUs()
    expect(await askStatus(ops.bob, incident, { status: 'Archived' })).toMatchObject({
      status: 409,
      body: ARCHIVED,
    })
    await postStatus(ops.bob, incident, { status, message: 'Again.' })
    expect(await stateOf(incident)).toBe('open')
    expect((await personPosts(ops, incident)).at(-1)?.message).toBe('Again.')
  },
)

test('after it was brought back it is archived again by the next Archived', async () => {
  const incident = await archivedByUs()
  await postStatus(ops.bob, incident)
  await postStatus(ops.bob, incident, { status: 'Archived' })
  expect(await stateOf(incident)).toBe('archived')
})

test('A-068 X-19 a channel archived by hand is brought back only by whom the host lets restore it', async () => {
  const incident = await startWithBob(ops)
  await ops.product.world.joinChannel(incident.channel_id, tess.id)
  await ops.product.world.archiveChannel(incident.channel_id, ops.ann.id)
  const before = await standing(ops, incident)
  expect(await askStatus(ops.bob, incident)).toMatchObject({
    status: 409,
    body: { ...ARCHIVED, error: 'The incident channel is archived. A team administrator can restore it.' },
  })
  expect(await askStatus(tess, incident, { status: 'Archived' })).toMatchObject({
    status: 409,
    body: ARCHIVED,
  })
  expect(await standing(ops, incident)).toEqual(before)

  await postStatus(tess, incident)
  expect(await stateOf(incident)).toBe('open')
})

test('an archived channel that was restored for a refused update is archived again', async () => {
  const incident = await archivedByUs()
  const before = await standing(ops, incident)
  const error = new AppError({ id: 'plugin.message_will_be_posted.rejected.app_error', statusCode: 400 })
  ops.product.faults.plan('CreatePost', { kind: 'fail', error })
  expect(await askStatus(ops.bob, incident)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(await standing(ops, incident)).toEqual(before)
  await postStatus(ops.bob, incident)
})

test('a host that refuses to restore the channel: nothing has changed', async () => {
  const incident = await archivedByUs()
  const before = await standing(ops, incident)
  ops.product.faults.plan('UpdateChannel', { kind: 'fail', error: refused })
  expect(await askStatus(ops.bob, incident)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(await standing(ops, incident)).toEqual(before)
})

test('B-26 a host that refuses to archive: the bot says so, and the channel is not ours to restore', async () => {
  const incident = await startWithBob(ops, { archiveChannelEnabled: true })
  ops.product.faults.plan('DeleteChannel', { kind: 'fail', error: refused })
  await postStatus(ops.ann, incident, { status: 'Archived' })
  expect((await botPosts(ops, incident)).at(-1)).toContain(
    'wants this channel archived, but Mattermost refused',
  )
  expect(await stateOf(incident)).toBe('open')
  await ops.product.world.archiveChannel(incident.channel_id, ops.ann.id)
  expect(await askStatus(ops.bob, incident)).toMatchObject({ status: 409, body: ARCHIVED })
})

test('a host that is away when the channel should be archived is asked again', async () => {
  const incident = await startWithBob(ops, { archiveChannelEnabled: true })
  const error = new AppError({ id: 'app.channel.delete', statusCode: 500 })
  ops.product.faults.plan('DeleteChannel', { kind: 'fail', error })
  await postStatus(ops.ann, incident, { status: 'Archived' })
  expect(await stateOf(incident)).toBe('open')
  ops.product.clock.moveBy(5_000)
  expect(await stateOf(incident)).toBe('archived')
})

test('the channel is archived only when every post is out', async () => {
  const incident = await startWithBob(ops, { archiveChannelEnabled: true })
  const error = new AppError({ id: 'app.post.save.app_error', statusCode: 500 })
  ops.product.faults.plan('CreatePost', { kind: 'fail', error })
  await ops.ann.setTask(incident.id, incident.checklists[0]?.items[0]?.id ?? '', 'closed')
  await ops.product.settled()
  await postStatus(ops.ann, incident, { status: 'Archived' })
  expect(await stateOf(incident)).toBe('open')
  ops.product.clock.moveBy(5_000)
  expect(await stateOf(incident)).toBe('archived')
  expect((await botPosts(ops, incident)).slice(-2)).toEqual([
    '**ann** checked off **Find who is on call**',
    expect.stringContaining('please write the [retrospective]'),
  ])
})

test('a channel that is gone takes no update', async () => {
  const incident = await startWithBob(ops)
  await ops.product.world.eraseChannel(incident.channel_id)
  expect(await askStatus(ops.ada, incident)).toMatchObject({ status: 409, body: { code: 'channel_gone' } })
})
