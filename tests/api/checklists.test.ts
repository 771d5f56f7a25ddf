import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'
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

function ask(
  method: string,
  route: string,
  {
    list = '',
    body,
    query = '',
    as = ops.ann,
    headers = {},
  }: { list?: string; body?: unknown; query?: string; as?: Person; headers?: Record<string, string> } = {},
): Promise<HttpAnswer> {
  const path = pathOf(route, { id: incident.id, checklist_id: list }) + query
  return as.ask({ method, path, body, headers })
}
const add = (title: unknown, query = '', headers = {}) =>
  ask('POST', routes.checklists, { body: { title }, query, headers })

const titles = async (): Promise<string[]> =>
  (await ops.ann.read(incident.id)).checklists.map(({ title }) => title)

test('A-119 a checklist is added, renamed, moved and removed; everybody is told, nothing is posted or recorded', async () => {
  const added = await add(' Later ')
  const made = (added.body as { checklist: { id: string } }).checklist
  expect(added).toMatchObject({
    status: 201,
    headers: { 'x-incident-version': '2' },
    body: { version: 2, checklist: { title: 'Later', items: [] } },
  })
  const renamed = await ask('PUT', routes.checklist, { list: listId(0), body: { title: 'Sort out' } })
  expect(renamed).toMatchObject({
    status: 200,
    headers: { 'x-incident-version': '3' },
    body: { version: 3, checklist: { ...incident.checklists[0], title: 'Sort out' } },
  })
  const moved = await ask('PUT', routes.checklistPosition, {
    list: made.id,
    body: { before_checklist_id: listId(0) },
  })
  expect(moved).toMatchObject({ status: 200, body: { version: 4 } })
  expect(await titles()).toEqual(['Later', 'Sort out', 'Afterwards'])
  expect(await ask('DELETE', routes.checklist, { list: listId(0) })).toMatchObject({
    status: 204,
    headers: { 'x-incident-version': '5' },
    body: undefined,
  })

  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({ version: 5, num_tasks: 1, num_tasks_closed: 0 })
  expect(read.timeline_events).toHaveLength(1)
  expect(await botPosts(ops, incident)).toHaveLength(1)
  expect(await updatesOf(ops, incident)).toEqual([
    told(2, { checklists: [{ id: made.id, title: 'Later', before_checklist_id: '' }] }),
    told(3, { checklists: [{ id: listId(0), title: 'Sort out', before_checklist_id: listId(1) }] }),
    told(4, { checklists: [{ id: made.id, title: 'Later', before_checklist_id: listId(0) }] }),
    told(5, { incident: { num_tasks: 1 }, removed_checklist_ids: [listId(0)] }),
  ])
})

const told = (version: number, parts: object) => ({
  incident_id: incident.id,
  version,
  update_at: expect.any(Number),
  ...parts,
})

test('A-120 the playbook and the next incident know nothing of it', async () => {
  await add('Only here')
  const next = await ops.ann.start({
    name: 'Next',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbookId,
  })
  expect(next.checklists.map(({ title }) => title)).toEqual(['Triage', 'Afterwards'])
})

test('A-234 the last checklist may go; then the list is empty, and one may be added again', async () => {
  for (const { id } of incident.checklists) await ask('DELETE', routes.checklist, { list: id })
  expect(await ops.ann.read(incident.id)).toMatchObject({ checklists: [], num_tasks: 0 })
  await add('火 Ерunda €')
  expect(await titles()).toEqual(['火 Ерunda €'])
})

test('what changes nothing succeeds, raises no version and tells nobody', async () => {
  const same = [
    await ask('PUT', routes.checklist, { list: listId(0), body: { title: 'Triage ' } }),
    await ask('PUT', routes.checklistPosition, { list: listId(1), body: { before_checklist_id: '' } }),
    await ask('PUT', routes.checklistPosition, { list: listId(0), body: { before_checklist_id: listId(1) } }),
  ]
  expect(same.map(({ status, headers }) => [status, headers['x-incident-version']])).toEqual([
    [200, '1'],
    [200, '1'],
    [200, '1'],
  ])
  expect(await updatesOf(ops, incident)).toEqual([])
})

test.each([
  ['a blank title', { title: '  ' }, { code: 'invalid', field: 'title' }],
  ['no title', {}, { code: 'invalid', field: 'title' }],
  ['null', { title: null }, { code: 'invalid', field: 'title' }],
  ['a title of 129 characters', { title: 'x'.repeat(129) }, { code: 'invalid', field: 'title' }],
  ['a field that is not known', { title: 'x', items: [] }, { code: 'unknown_field', field: 'items' }],
])('P-08 %s is refused, when adding and when renaming', async (_what, body, refusal) => {
  expect(await ask('POST', routes.checklists, { body })).toMatchObject({ status: 400, body: refusal })
  const renamed = await ask('PUT', routes.checklist, { list: listId(0), body })
  expect(renamed).toMatchObject({ status: 400, body: refusal })
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('X-16 fifty checklists are enough', async () => {
  for (let count = incident.checklists.length; count < 50; count++) await add(`List ${count}`)
  expect(await add('One more')).toMatchObject({ status: 400, body: { code: 'invalid' } })
  expect(await titles()).toHaveLength(50)
})

test('X-30 a checklist of another incident is not found, nor is an unknown one, nor is it a neighbour', async () => {
  const own = incident
  incident = await ops.ann.start({ name: 'Other', team_id: ops.teamId, commander_user_id: ops.ann.id })
  for (const list of [own.checklists[0]?.id ?? '', 'x'.repeat(26)]) {
    const gone = { status: 404, body: { code: 'not_found' } }
    expect(await ask('PUT', routes.checklist, { list, body: { title: 'Mine' } })).toMatchObject(gone)
    expect(await ask('DELETE', routes.checklist, { list })).toMatchObject(gone)
    const before = { body: { before_checklist_id: list } }
    expect(await ask('PUT', routes.checklistPosition, { list: listId(0), ...before })).toMatchObject({
      status: 400,
      body: { code: 'invalid', field: 'before_checklist_id' },
    })
  }
  expect(await ops.ann.read(own.id)).toMatchObject({ version: 1 })
})

test('with a version that is passed by every one of them is refused', async () => {
  await add('Later')
  const stale = { status: 409, body: { code: 'stale_version', version: 2 } }
  expect(await add('Later', '?version=1')).toMatchObject(stale)
  for (const [method, route, body] of [
    ['PUT', routes.checklist, { title: 'Later' }],
    ['PUT', routes.checklistPosition, { before_checklist_id: '' }],
    ['DELETE', routes.checklist, undefined],
  ] as const) {
    const answer = await ask(method, route, { list: listId(0), body, query: '?version=1' })
    expect(answer).toMatchObject(stale)
  }
  expect(await titles()).toEqual(['Triage', 'Afterwards', 'Later'])
})

test('the same key adds one checklist, however often it is sent', async () => {
  const headers = { 'Idempotency-Key': 'k1' }
  const answers = await Promise.all([add('Later', '', headers), add('Later', '', headers)])
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(answers[0].body).toEqual(answers[1].body)
  const again = await add('Later', '', headers)
  expect(again).toMatchObject({ headers: { 'idempotency-replayed': 'true', 'x-incident-version': '2' } })
  expect(await add('Other', '', headers)).toMatchObject({ status: 409 })
  expect(await titles()).toEqual(['Triage', 'Afterwards', 'Later'])
})

test('P-03 X-13 ids and versions that are none are refused with a sentence', async () => {
  for (const list of ['0', '-1', 'x'.repeat(27), '%00']) {
    const answer = await ask('PUT', routes.checklist, { list, body: { title: 'x' } })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', field: 'checklist_id' } })
  }
  for (const query of ['?version=0', '?version=1.5', '?version=x', '?version=99999999999999999999']) {
    expect(await add('x', query)).toMatchObject({ status: 400, body: { field: 'version' } })
  }
  expect(await add('x', '?verson=1')).toMatchObject({ status: 400, body: { code: 'unknown_field' } })
})
