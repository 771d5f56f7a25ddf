import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident, Task } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer } from '../support/person.ts'
import { botPosts, updatesOf } from '../support/told.ts'

let ops: Operations
let playbookId: string
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook()
})
beforeEach(async () => {
  incident = await ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbookId,
  })
})
afterAll(() => ops.product.close())

const listId = (index: number): string => incident.checklists[index]?.id ?? ''
const taskOf = (c: number, i: number): Task => {
  const task = incident.checklists[c]?.items[i]
  if (!task) throw new Error('no such task')
  return task
}
const ask = (method: string, route: string, ids: Record<string, string>, body?: unknown, query = '') =>
  ops.ann.ask({ method, path: pathOf(route, { id: incident.id, ...ids }) + query, body })
const add = (body: unknown, list = listId(0)): Promise<HttpAnswer> =>
  ask('POST', routes.tasks, { checklist_id: list }, body)
const edit = (id: string, body: unknown, query = ''): Promise<HttpAnswer> =>
  ask('PUT', routes.task, { task_id: id }, body, query)
const move = (id: string, body: unknown): Promise<HttpAnswer> =>
  ask('PUT', routes.taskPosition, { task_id: id }, body)

const order = async (): Promise<string[][]> =>
  (await ops.ann.read(incident.id)).checklists.map(({ items }) => items.map(({ title }) => title))

test('A-115 a task is added at the end of its checklist; pages are told, nothing is posted or recorded', async () => {
  const answer = await add({ title: ' Call the bank ', description: 'They *know*.', command: '/call bank' })
  const { task } = answer.body as { task: Task }
  expect(answer).toMatchObject({ status: 201, headers: { 'x-incident-version': '2' }, body: { version: 2 } })
  expect(task).toEqual({
    ...taskOf(0, 0),
    id: task.id,
    title: 'Call the bank',
    description: 'They *know*.',
    command: '/call bank',
  })
  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({ version: 2, num_tasks: 4 })
  expect(read.checklists[0]?.items.at(-1)).toEqual(task)
  expect(read.timeline_events).toHaveLength(1)
  expect(await botPosts(ops, incident)).toHaveLength(1)
  expect(await updatesOf(ops, incident)).toEqual([
    {
      incident_id: incident.id,
      version: 2,
      update_at: read.update_at,
      incident: { num_tasks: 4 },
      tasks: [{ ...task, checklist_id: listId(0) }],
      moved_tasks: [{ id: task.id, checklist_id: listId(0), before_task_id: '' }],
    },
  ])
})

test('an assignee given when adding counts as an assignment; only people of the channel are taken', async () => {
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
  const answer = await add({ title: 'Call the bank', assignee_id: ops.bob.id })
  expect(answer.body).toMatchObject({ task: { assignee_id: ops.bob.id } })
  expect((answer.body as { task: Task }).task.assignee_modified).toBeGreaterThan(0)
  expect((await botPosts(ops, incident)).at(-1)).toBe(
    '**ann** changed the assignee of **Call the bank** from **No Assignee** to **bob**',
  )
  const { timeline_events: events } = await ops.ann.read(incident.id)
  expect(events.at(-1)).toMatchObject({
    event_type: 'assignee_changed',
    summary: 'Call the bank: No Assignee to @bob',
  })
  for (const assignee of [ops.eve.id, 'x'.repeat(26)]) {
    expect(await add({ title: 'x', assignee_id: assignee })).toMatchObject({
      status: 400,
      body: { code: 'invalid', field: 'assignee_id' },
    })
  }
})

test('A-116 a text that is given replaces the old one, the others stay', async () => {
  const { id } = taskOf(0, 0)
  const answer = await edit(id, { title: 'Find who is in charge' })
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'x-incident-version': '2' },
    body: { version: 2, task: { ...taskOf(0, 0), title: 'Find who is in charge' } },
  })
  await edit(id, { command: '/', description: '' })
  const [task] = (await ops.ann.read(incident.id)).checklists[0]?.items ?? []
  expect(task).toEqual({ ...taskOf(0, 0), title: 'Find who is in charge', command: '' })
  const [first] = await updatesOf(ops, incident)
  expect(first).toMatchObject({ tasks: [{ id, checklist_id: listId(0), title: 'Find who is in charge' }] })
  expect(first).not.toHaveProperty('moved_tasks')
  expect(await botPosts(ops, incident)).toHaveLength(1)
})

test('P-33 a task that was read can be sent back as it is: nothing changes', async () => {
  await ops.ann.setTask(incident.id, taskOf(0, 1).id, 'closed')
  await ops.product.settled()
  const { version, checklists } = await ops.ann.read(incident.id)
  for (const task of checklists.flatMap(({ items }) => items)) {
    expect(await edit(task.id, task)).toMatchObject({ status: 200, body: { version } })
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version, checklists })
})

test.each([
  ['state', { title: 'x', state: 'closed' }, 409, 'conflict', 'state'],
  ['assignee', { title: 'x', assignee_id: 'a'.repeat(26) }, 409, 'conflict', 'assignee_id'],
  ['id', { title: 'x', id: 'a'.repeat(26) }, 400, 'invalid', 'id'],
  ['a state that is none', { title: 'x', state: 'done' }, 400, 'invalid', 'state'],
  ['an unknown field', { title: 'x', delete_at: 0 }, 400, 'unknown_field', 'delete_at'],
  ['a blank title', { title: ' ' }, 400, 'invalid', 'title'],
  ['null', { title: null }, 400, 'invalid', 'title'],
  ['a number', { description: 5 }, 400, 'invalid', 'description'],
  ['two lines', { title: 'a\nb' }, 400, 'invalid', 'title'],
  ['257 characters', { title: 'x'.repeat(257) }, 400, 'invalid', 'title'],
  ['a command without slash', { command: 'oncall' }, 400, 'invalid', 'command'],
])('A-218 X-31 editing refuses %s', async (_what, body, status, code, field) => {
  expect(await edit(taskOf(0, 0).id, body)).toMatchObject({ status, body: { code, field } })
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('A-218 editing nothing at all is refused, also with fields that are ignored', async () => {
  for (const body of [{}, { state: '', state_modified: 5 }]) {
    expect(await edit(taskOf(0, 0).id, body)).toMatchObject({ status: 400, body: { code: 'invalid' } })
  }
})

test('A-218 X-31 what a client must not set has no effect when adding, or is refused', async () => {
  const ignored = {
    id: taskOf(0, 0).id,
    state_modified: 5,
    state_modified_post_id: 'x',
    assignee_modified: -1,
    assignee_modified_post_id: null,
    command_last_run: 'never',
  }
  const { task } = (await add({ title: 'New', state: '', ...ignored })).body as { task: Task }
  expect(task).toEqual({ ...taskOf(0, 0), id: task.id, title: 'New', command: '' })
  expect(task.id).not.toBe(ignored.id)
  expect(await add({ title: 'x', state: 'closed' })).toMatchObject({ status: 400, body: { field: 'state' } })
  expect(await add({ title: 'x', checklist_id: listId(0) })).toMatchObject({
    status: 400,
    body: { code: 'unknown_field' },
  })
  expect(await add({ description: 'x' })).toMatchObject({ status: 400, body: { field: 'title' } })
})

test('A-117 a removed task is gone; the counts follow, a second time it is not found', async () => {
  await ops.ann.setTask(incident.id, taskOf(0, 0).id, 'closed')
  const remove = () => ask('DELETE', routes.task, { task_id: taskOf(0, 0).id })
  expect(await remove()).toMatchObject({
    status: 204,
    headers: { 'x-incident-version': '3' },
    body: undefined,
  })
  expect(await ops.ann.read(incident.id)).toMatchObject({ num_tasks: 2, num_tasks_closed: 0 })
  expect(await order()).toEqual([['Tell support'], ['Tell the board']])
  expect((await updatesOf(ops, incident)).at(-1)).toMatchObject({
    incident: { num_tasks: 2, num_tasks_closed: 0 },
    removed_task_ids: [taskOf(0, 0).id],
  })
  expect(await remove()).toMatchObject({ status: 404 })
  for (const late of [edit(taskOf(0, 0).id, { title: 'x' }), move(taskOf(0, 0).id, { before_task_id: '' })]) {
    expect(await late).toMatchObject({ status: 404 })
  }
})

test('A-118 a task is moved within its checklist and into another one; pages are told where it stands', async () => {
  const [find, support, board] = [taskOf(0, 0), taskOf(0, 1), taskOf(1, 0)]
  const answer = await move(support.id, { checklist_id: listId(0), before_task_id: find.id })
  expect(answer).toMatchObject({ status: 200, headers: { 'x-incident-version': '2' }, body: { version: 2 } })
  await move(find.id, { checklist_id: listId(1), before_task_id: board.id })
  await move(find.id, { before_task_id: '' })
  expect(await order()).toEqual([['Tell support'], ['Tell the board', 'Find who is on call']])
  expect((await updatesOf(ops, incident)).map((update) => update['moved_tasks'])).toEqual([
    [{ id: support.id, checklist_id: listId(0), before_task_id: find.id }],
    [{ id: find.id, checklist_id: listId(1), before_task_id: board.id }],
    [{ id: find.id, checklist_id: listId(1), before_task_id: '' }],
  ])
  expect(await move(find.id, { before_task_id: '' })).toMatchObject({ status: 200, body: { version: 4 } })
})

test('A-118 a move to a place that is not there is refused by name, and nothing moves', async () => {
  const other = await ops.ann.start({
    name: 'Other',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbookId,
  })
  const foreign = { list: other.checklists[0]?.id ?? '', task: other.checklists[0]?.items[0]?.id ?? '' }
  for (const [body, field] of [
    [{ checklist_id: foreign.list, before_task_id: '' }, 'checklist_id'],
    [{ checklist_id: 'x'.repeat(26), before_task_id: '' }, 'checklist_id'],
    [{ checklist_id: listId(1), before_task_id: foreign.task }, 'before_task_id'],
    [{ checklist_id: listId(1), before_task_id: taskOf(0, 1).id }, 'before_task_id'],
    [{ checklist_id: listId(1) }, 'before_task_id'],
  ] as const) {
    expect(await move(taskOf(0, 0).id, body)).toMatchObject({ status: 400, body: { field } })
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('in a gap that is used up everything stays in order, and pages are told of the one task alone', async () => {
  const first = taskOf(0, 0).id
  let before = taskOf(0, 1).id
  for (let count = 0; count < 18; count++) {
    const { task } = (await add({ title: `Task ${count}` }, listId(1))).body as { task: Task }
    await move(task.id, { checklist_id: listId(0), before_task_id: before })
    before = task.id
  }
  const [titles] = await order()
  const added = Array.from({ length: 18 }, (_, index) => `Task ${17 - index}`)
  expect(titles).toEqual(['Find who is on call', ...added, 'Tell support'])
  const last = (await updatesOf(ops, incident)).at(-1)
  expect(last).toMatchObject({ moved_tasks: [{ id: before, checklist_id: listId(0) }] })
  expect(last).not.toHaveProperty('tasks')
  expect(last).not.toHaveProperty('refetch')
  expect((await ops.ann.read(incident.id)).checklists[0]?.items[0]?.id).toBe(first)
})

test('X-16 a checklist takes 200 tasks, an incident 500', async () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ title: `Task ${index}`, description: '', command: '' }))
  const lists = [200, 200, 99].map((count, index) => ({ title: `List ${index}`, tasks: many(count) }))
  incident = await ops.ann.start({
    name: 'Many',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ checklists: lists }),
  })
  expect(await add({ title: 'x' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('200') },
  })
  expect(await add({ title: 'x' }, listId(2))).toMatchObject({ status: 201 })
  expect(await add({ title: 'x' }, listId(2))).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('500') },
  })
  const full = await move(taskOf(2, 0).id, { checklist_id: listId(0), before_task_id: '' })
  expect(full).toMatchObject({ status: 400, body: { code: 'invalid' } })
})

test('the same key adds one task; another body under it is refused', async () => {
  const path = pathOf(routes.tasks, { id: incident.id, checklist_id: listId(0) })
  const send = (title: string) =>
    ops.ann.ask({ method: 'POST', path, body: { title }, headers: { 'Idempotency-Key': 'one' } })
  const answers = await Promise.all([send('Call'), send('Call'), send('Call')])
  expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [201, answers[0].body]))
  expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(2)
  expect(await send('Other')).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } })
  expect((await order())[0]).toEqual(['Find who is on call', 'Tell support', 'Call'])
})
