import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer } from '../support/person.ts'

let ops: Operations
let playbookId: string
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook({
    checklists: [
      {
        title: 'Triage',
        tasks: [
          { title: 'Find who is on call', description: '', command: '/echo Who?' },
          { title: 'Tell support', description: '', command: '' },
        ],
      },
      { title: 'Afterwards', tasks: [{ title: 'Tell the board', description: '', command: '' }] },
    ],
  })
})
beforeEach(async () => {
  incident = await start()
})
afterAll(() => ops.product.close())

const start = (): Promise<Incident> =>
  ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbookId,
  })

type Ask = readonly [method: string, route: string, body?: unknown]
const ADD: Ask = ['PUT', routes.addTaskAtPlace, { title: 'Call the bank' }]
const REORDER: Ask = ['PUT', routes.reorderTask, { item_num: 0, new_location: 1 }]
const EDIT: Ask = ['PUT', routes.taskAtPlace, { title: 'Find somebody' }]
const REMOVE: Ask = ['DELETE', routes.taskAtPlace]
const STATE: Ask = ['PUT', routes.taskAtPlaceState, { new_state: 'closed' }]
const ASSIGN = (): Ask => ['PUT', routes.taskAtPlaceAssignee, { assignee_id: ops.ann.id }]
const RUN: Ask = ['POST', routes.taskAtPlaceRun]

function send([method, route, body]: Ask, c: string | number, i: string | number = 0, query = '') {
  const path = pathOf(route, { id: incident.id, c: String(c), i: String(i) }) + query
  return ops.ann.ask({ method, path, body })
}
const order = async (): Promise<string[][]> =>
  (await ops.ann.read(incident.id)).checklists.map(({ items }) => items.map(({ title }) => title))

test('A-217 by place: add, reorder, edit, state, assignee, remove, each with its code and body', async () => {
  const said: [HttpAnswer, number, unknown][] = [
    [await send(ADD, 0), 201, undefined],
    [await send(REORDER, 0), 200, undefined],
    [await send(EDIT, 0, 1), 200, undefined],
    [await send(STATE, 0, 1), 200, {}],
    [await send(ASSIGN(), 0, 1), 200, {}],
    [await send(REMOVE, 1, 0), 204, undefined],
  ]
  for (const [index, [answer, status, body]] of said.entries()) {
    expect(answer).toMatchObject({ status, body })
    expect(answer.headers['x-incident-version']).toBe(String(index + 2))
  }
  expect(await order()).toEqual([['Tell support', 'Find somebody', 'Call the bank'], []])
  const read = await ops.ann.read(incident.id)
  expect(read.checklists[0]?.items[1]).toMatchObject({ state: 'closed', assignee_id: ops.ann.id })
})

test('A-217 running by place answers the trigger alone', async () => {
  const answer = await send(RUN, 0, 0)
  expect(answer).toMatchObject({ status: 200, body: { trigger_id: expect.any(String) } })
  expect(Object.keys(answer.body as object)).toEqual(['trigger_id'])
  const [task] = (await ops.ann.read(incident.id)).checklists[0]?.items ?? []
  expect(task?.command_last_run).toBeGreaterThan(0)
  expect(await send(RUN, 0, 1)).toMatchObject({ status: 400, body: { code: 'command_failed' } })
})

const EVERY = (): Ask[] => [ADD, REORDER, EDIT, REMOVE, STATE, ASSIGN(), RUN]

test('A-217 out of range is not found, by checklist and by task', async () => {
  for (const ask of EVERY()) {
    expect([ask[1], (await send(ask, 2, 0)).status]).toEqual([ask[1], 404])
    expect([ask[1], (await send(ask, 9999, 9999)).status]).toEqual([ask[1], 404])
  }
  for (const ask of [EDIT, REMOVE, STATE, ASSIGN(), RUN]) {
    expect([ask[1], (await send(ask, 0, 2)).status]).toEqual([ask[1], 404])
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('A-217 P-03 a place that is no number of one to four digits is refused with a sentence', async () => {
  for (const ask of EVERY()) {
    for (const place of ['-1', '0.5', '1e0', '00000', '+1', 'x', '٣']) {
      const answer = await send(ask, place, 0)
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', field: 'c' } })
    }
  }
  expect(await send(STATE, 0, '-1')).toMatchObject({ status: 400, body: { field: 'i' } })
})

test.each([
  [{ item_num: -1, new_location: 0 }, 'item_num'],
  [{ item_num: 0.5, new_location: 0 }, 'item_num'],
  [{ item_num: 2, new_location: 0 }, 'item_num'],
  [{ item_num: 0, new_location: 2 }, 'new_location'],
  [{ item_num: 0, new_location: 1e20 }, 'new_location'],
  [{ item_num: 0 }, 'new_location'],
  [{ item_num: '0', new_location: 1 }, 'item_num'],
])('P-03 reordering by %j is refused', async (body, field) => {
  const answer = await send(['PUT', routes.reorderTask, body], 0)
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', field } })
  expect(await order()).toEqual([['Find who is on call', 'Tell support'], ['Tell the board']])
})

test('A-217 P-02 with a version that is passed by nothing changes, wherever the place points to by now', async () => {
  await send(REMOVE, 0, 0)
  for (const ask of EVERY()) {
    for (const task of [0, 1]) {
      expect(await send(ask, 0, task, '?version=1')).toMatchObject({
        status: 409,
        body: { code: 'stale_version', version: 2 },
      })
    }
  }
  expect(await order()).toEqual([['Tell support'], ['Tell the board']])
})

test('P-02 A-109 a tick by id hits its task although others were moved and removed; one that is gone is not found', async () => {
  const [find, support] = incident.checklists[0]?.items ?? []
  await send(REORDER, 0)
  await send(ADD, 0)
  expect((await ops.ann.setTask(incident.id, find?.id ?? '', 'closed')).status).toBe(200)
  await send(REMOVE, 0, 0)
  expect((await ops.ann.setTask(incident.id, support?.id ?? '', 'closed')).status).toBe(404)
  const tasks = (await ops.ann.read(incident.id)).checklists[0]?.items
  expect(tasks?.map(({ title, state }) => [title, state])).toEqual([
    ['Find who is on call', 'closed'],
    ['Call the bank', ''],
  ])
})

test('A-218 X-29 by place and by id the same is refused with the same words', async () => {
  const [task] = incident.checklists[0]?.items ?? []
  const bodies = [
    { title: ' ' },
    { title: 'x', state: 'closed' },
    { title: 'x', assignee_id: ops.ann.id },
    { title: 'x', id: 'a'.repeat(26) },
    { title: 'x', delete_at: 1 },
    { command: 'oncall' },
    {},
  ]
  for (const body of bodies) {
    const path = pathOf(routes.task, { id: incident.id, task_id: task?.id ?? '' })
    const byId = await ops.ann.ask({ method: 'PUT', path, body })
    const byPlace = await send(['PUT', routes.taskAtPlace, body], 0)
    expect([byPlace.status, byPlace.body]).toEqual([byId.status, byId.body])
    expect(byId.status).toBeGreaterThanOrEqual(400)
  }
  const wrong = { assignee_id: ops.eve.id }
  expect(await send(['PUT', routes.taskAtPlaceAssignee, wrong], 0)).toMatchObject({
    status: 400,
    body: { field: 'assignee_id' },
  })
})

test('what changes nothing succeeds by place, too, and raises no version', async () => {
  const still: Ask[] = [
    ['PUT', routes.taskAtPlaceState, { new_state: '' }],
    ['PUT', routes.taskAtPlaceAssignee, { assignee_id: '' }],
    ['PUT', routes.taskAtPlace, { title: 'Find who is on call' }],
    ['PUT', routes.reorderTask, { item_num: 0, new_location: 0 }],
  ]
  for (const ask of still) {
    expect(await send(ask, 0)).toMatchObject({ status: 200, headers: { 'x-incident-version': '1' } })
  }
})

test('X-06 A-143 who may not edit changes nothing by place: openly where it is visible, as absent where not', async () => {
  for (const [method, route, body] of EVERY()) {
    const path = pathOf(route, { id: incident.id, c: '0', i: '0' })
    for (const [person, status] of [
      [ops.eve, 403],
      [ops.gus, 404],
      [ops.zed, 404],
    ] as const) {
      expect([route, (await person.ask({ method, path, body })).status]).toEqual([route, status])
    }
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('the same key adds one task by place', async () => {
  const path = pathOf(routes.addTaskAtPlace, { id: incident.id, c: '1' })
  const add = () =>
    ops.ann.ask({ method: 'PUT', path, body: { title: 'Call' }, headers: { 'Idempotency-Key': 'k' } })
  const answers = [await add(), await add()]
  expect(answers.map(({ status, body }) => [status, body])).toEqual([
    [201, undefined],
    [201, undefined],
  ])
  expect(answers[1]?.headers).toMatchObject({ 'idempotency-replayed': 'true', 'x-incident-version': '2' })
  expect((await order())[1]).toEqual(['Tell the board', 'Call'])
})
