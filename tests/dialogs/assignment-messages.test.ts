import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { startWithBob } from '../support/status.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  ops.product.clock.moveBy(2 * 3_600_000)
  incident = await startWithBob(ops)
  await prefer(ops.bob, true)
})
afterAll(() => ops.product.close())

const prefer = (person: Person, assignment_messages: boolean) =>
  person.ask({ method: 'PUT', path: routes.ownPreferences, body: { assignment_messages } })

const addTask = async (person: Person, task: Readonly<Record<string, unknown>>): Promise<string> => {
  const path = pathOf(routes.tasks, { id: incident.id, checklist_id: incident.checklists[0]?.id ?? '' })
  const { status, body } = await person.ask({ method: 'POST', path, body: task })
  expect(status).toBe(201)
  return (body as { task: { id: string } }).task.id
}

const assign = (person: Person, taskId: string, assignee: string) =>
  person.ask({
    method: 'PUT',
    path: pathOf(routes.taskAssignee, { id: incident.id, task_id: taskId }),
    body: { assignee_id: assignee },
  })

type Message = Readonly<{ id: string; message: string; url: string; context: unknown }>

/** What the bot has written to that person about this incident, in order. */
async function messagesTo({ id }: Person): Promise<Message[]> {
  await ops.product.settled()
  const { rows } = await ops.product.database.pool.query<Message>(
    `select posts.id, message, props #>> '{attachments,0,actions,0,integration,url}' as url,
       props #> '{attachments,0,actions,0,integration,context}' as context
     from posts join channels on channels.id = channelid and channels.type = 'D'
     where channels.name like '%' || $1 || '%' and props ->> 'incident_id' = $2 order by posts.createat, posts.id`,
    [id, incident.id],
  )
  return rows
}

const press = (person: Person, { url, context, id }: Message, changes: Record<string, unknown> = {}) =>
  person.ask({
    method: 'POST',
    path: url.replace('/plugins/incident-collaboration/api/v0', ''),
    body: { user_id: person.id, post_id: id, type: 'button', context, ...changes },
  })

test('B-11: whoever is given a task by somebody else is told in a direct message, with the task', async () => {
  const taskId = await addTask(ops.ann, { title: 'Call *the* bank', description: 'By phone.\nTwice.' })
  await assign(ops.ann, taskId, ops.bob.id)
  const [told, ...others] = await messagesTo(ops.bob)
  expect(others).toEqual([])
  expect(told?.message).toMatch(
    /^\*\*ann\*\* assigned you a task of \[.+\]\(\/.+\): \*\*Call \\\*the\\\* bank\*\*\n> By phone/,
  )
  expect(told?.message).toContain(`/incident-collaboration/incidents/${incident.id})`)
  expect(told?.message).not.toContain('Twice')
})

test('a task that is added for somebody counts; the former assignee is told nothing', async () => {
  const taskId = await addTask(ops.ann, { title: 'Call the bank', assignee_id: ops.bob.id })
  await messagesTo(ops.bob)
  await assign(ops.ann, taskId, ops.ann.id)
  await assign(ops.ann, taskId, '')
  expect(await messagesTo(ops.bob)).toHaveLength(1)
  expect(await messagesTo(ops.ann)).toEqual([])
})

test('P-70: nobody is told of their own act, nor twice of the same assignment', async () => {
  const taskId = await addTask(ops.bob, { title: 'Call the bank' })
  await assign(ops.bob, taskId, ops.bob.id)
  await assign(ops.ann, taskId, ops.bob.id)
  expect(await messagesTo(ops.bob)).toEqual([])
})

test('A-208: the button ends these messages for whoever pressed it, and says so in their place', async () => {
  await addTask(ops.ann, { title: 'Call the bank', assignee_id: ops.bob.id })
  const [told] = await messagesTo(ops.bob)
  if (!told) throw new Error('Bob was told nothing.')
  const { status, body } = await press(ops.bob, told)
  expect(status).toBe(200)
  expect(body).toEqual({
    update: { message: expect.stringContaining(`${told.message}\n\n`) as unknown, props: {} },
  })
  expect((await ops.bob.ask({ method: 'GET', path: routes.ownPreferences })).body).toEqual({
    assignment_messages: false,
  })
  await addTask(ops.ann, { title: 'Call them again', assignee_id: ops.bob.id })
  expect(await messagesTo(ops.bob)).toHaveLength(1)
})

test('P-43: a forged context, another post and another person’s button do nothing', async () => {
  await addTask(ops.ann, { title: 'Call the bank', assignee_id: ops.bob.id })
  const [told] = await messagesTo(ops.bob)
  if (!told) throw new Error('Bob was told nothing.')
  const refused = { status: 200, body: { ephemeral_text: 'This button can no longer be used.' } }
  expect(await press(ops.ann, told)).toMatchObject(refused)
  expect(await press(ops.bob, told, { context: { signed: 'forged' } })).toMatchObject(refused)
  expect(await press(ops.bob, told, { post_id: incident.channel_id })).toMatchObject(refused)
  expect(await press(ops.bob, told, { user_id: ops.ann.id })).toMatchObject({ status: 400 })
  for (const person of [ops.ann, ops.bob]) {
    expect((await person.ask({ method: 'GET', path: routes.ownPreferences })).body).toEqual({
      assignment_messages: true,
    })
  }
})

test('after twenty in an hour one message says that there are more, and then there is silence', async () => {
  for (let number = 1; number <= 23; number++) {
    await addTask(ops.ann, { title: `Call bank ${number}`, assignee_id: ops.bob.id })
  }
  const told = (await messagesTo(ops.bob)).map(({ message }) => message)
  expect(told).toHaveLength(21)
  expect(told.at(-2)).toContain('Call bank 20')
  expect(told.at(-1)).toMatch(/^More tasks of /)
  ops.product.clock.moveBy(3_600_001)
  await addTask(ops.ann, { title: 'Call the last bank', assignee_id: ops.bob.id })
  expect((await messagesTo(ops.bob)).at(-1)?.message).toContain('Call the last bank')
})

test('whoever left the channel before it could be told is told nothing', async () => {
  const error = new AppError({ id: 'app.channel.get', message: 'Away.', statusCode: 500 })
  ops.product.faults.plan('GetDirectChannel', { kind: 'fail', error })
  await addTask(ops.ann, { title: 'Call the bank', assignee_id: ops.bob.id })
  await ops.product.settled()
  expect(ops.product.faults.arePlanned).toBe(false)
  await ops.product.database.pool.query('delete from channelmembers where channelid = $1 and userid = $2', [
    incident.channel_id,
    ops.bob.id,
  ])
  ops.product.clock.moveBy(60_000)
  expect(await messagesTo(ops.bob)).toEqual([])
})
