import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { newId } from '../../server/ids.ts'
import { readAudit, type ReadRecord } from '../support/audit.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { create, edit } from '../support/playbooks.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  incident = await ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook(),
  })
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
})
afterAll(() => ops.product.close())
beforeEach(() => ops.product.clock.moveBy(61_000))

const taskAt = (list: number, index: number): string => incident.checklists[list]?.items[index]?.id ?? ''
const newest = async (query: Record<string, string> = {}): Promise<ReadRecord | undefined> =>
  (await readAudit(ops.ada, query)).items[0]

test('P-53: a tick is on record with who, by which way, what it was about and what changed', async () => {
  const { headers } = await ops.bob.setTask(incident.id, taskAt(0, 0), 'closed')
  expect(await newest()).toEqual({
    id: expect.stringMatching(/^[a-z0-9]{26}$/),
    at: expect.any(Number),
    actor_user_id: ops.bob.id,
    actor_kind: 'person',
    door: 'rest',
    action: 'task.state',
    outcome: 'done',
    object_type: 'task',
    object_id: taskAt(0, 0),
    incident_id: incident.id,
    playbook_id: incident.playbook_id,
    team_id: ops.teamId,
    fields: { state: { from: '', to: 'closed' } },
    request_id: headers['x-request-id'],
    ip_address: '192.0.2.7',
  })
})

test('P-53: a start tells how large the incident is, and so does its end', async () => {
  const sizes = { num_checklists: 2, num_tasks: 3 }
  expect(await newest({ incident_id: incident.id, action: 'incident.start' })).toMatchObject({
    fields: sizes,
  })
  const end = (status: string) =>
    ops.ann.ask({
      method: 'POST',
      path: `/incidents/${incident.id}/status`,
      body: { status, message: 'The gateway is back', description: 'Over' },
    })
  await end('Resolved')
  expect(await newest({ action: 'status.update' })).toMatchObject({
    fields: { status: { from: 'Reported', to: 'Resolved' }, reminder_seconds: 0, description: {}, ...sizes },
  })
  await end('Active')
  expect((await newest({ action: 'status.update' }))?.['fields']).toEqual({
    status: { from: 'Resolved', to: 'Active' },
    reminder_seconds: 0,
    description: {},
  })
})

test('P-53: what nobody asked for is on record too: a reminder, a post that was deleted', async () => {
  const body = { status: 'Active', message: 'Still looking', reminder: 60 }
  const path = `/incidents/${incident.id}/status`
  const { body: posted } = await ops.ann.ask({ method: 'POST', path, body })
  ops.product.clock.moveBy(61_000)
  await ops.product.settled()
  const nobody = { actor_user_id: '', actor_kind: 'system', request_id: '', incident_id: incident.id }
  expect(await newest({ action: 'reminder.fire' })).toMatchObject({ ...nobody, door: 'job', outcome: 'done' })
  await ops.product.world.deletePost((posted as { post_id: string }).post_id)
  await ops.product.settled()
  expect(await newest({ action: 'status.deleted' })).toMatchObject({ ...nobody, door: 'hook' })
})

test('P-53: equal refusals of one person are on record once a minute, others at once', async () => {
  const refused = { actor_user_id: ops.eve.id }
  const before = (await readAudit(ops.ada, refused)).total_count
  const try_ = (task: string) => ops.eve.setTask(incident.id, task, 'closed')
  for (let time = 0; time < 3; time++) await try_(taskAt(0, 1))
  await try_(taskAt(1, 0))
  expect((await readAudit(ops.ada, refused)).total_count).toBe(before + 2)
  expect(await newest(refused)).toMatchObject({
    outcome: 'refused',
    action: 'task.state',
    object_id: taskAt(1, 0),
    fields: { error_code: 'forbidden' },
  })
  ops.product.clock.moveBy(61_000)
  await try_(taskAt(0, 1))
  expect((await readAudit(ops.ada, refused)).total_count).toBe(before + 3)
})

test('P-45: no record, and no line of the log, has a text, an address or a secret', async () => {
  const hook = 'https://hooks.example.org/T0p-S3cret'
  const id = await create(ops.ann, { team_id: ops.teamId, title: 'Leaking title' })
  await edit(ops.ann, id, {
    summary: 'Leaking summary',
    webhook_on_creation_enabled: true,
    webhook_on_creation_url: hook,
    checklists: [{ title: 'Leaking list', items: [{ title: 'Leaking task', command: '/leak command' }] }],
  })
  const secret = await ops.ann.ask({ method: 'GET', path: `/playbooks/${id}/webhook-secret` })
  await ops.ann.ask({
    method: 'PUT',
    path: `/incidents/${incident.id}/tasks/${taskAt(0, 1)}`,
    body: { title: 'Leaking edit', command: '/leak more' },
  })
  const { items } = await readAudit(ops.ada)
  const lines = ops.product.log.filter(({ message }) => message === 'audit')
  expect(lines.length).toBeGreaterThan(0)
  for (const text of [
    JSON.stringify(items),
    JSON.stringify(lines),
    JSON.stringify(ops.product.world.audit),
  ]) {
    expect(text).toContain(id)
    expect(text).not.toMatch(/leaking|hooks\.example|T0p-S3cret|\/leak|Payments answer/i)
    expect(text).not.toContain((secret.body as { secret: string }).secret)
  }
})

test('of a playbook the record has switches and ids with their values, and who came and went', async () => {
  const id = await create(ops.ann, { team_id: ops.teamId, title: 'Outage' })
  expect(await newest()).toMatchObject({
    action: 'playbook.create',
    fields: { member_ids: { added: [ops.ann.id], removed: [] }, num_checklists: 0, num_tasks: 0 },
  })
  await edit(ops.ann, id, {
    title: 'Blackout',
    create_public_incident: true,
    member_ids: [ops.ann.id, ops.bob.id],
  })
  const { items } = await readAudit(ops.ada, { playbook_id: id })
  expect(items.map(({ action, fields }) => [action, fields])).toEqual(
    expect.arrayContaining([
      [
        'playbook.edit',
        expect.objectContaining({ title: {}, create_public_incident: { from: false, to: true } }),
      ],
      ['playbook.members', expect.objectContaining({ member_ids: { added: [ops.bob.id], removed: [] } })],
    ]),
  )
})

test('a change that changes nothing leaves no record', async () => {
  await ops.bob.setTask(incident.id, taskAt(0, 0), 'in_progress')
  const before = (await readAudit(ops.ada)).total_count
  await ops.bob.setTask(incident.id, taskAt(0, 0), 'in_progress')
  expect((await readAudit(ops.ada)).total_count).toBe(before)
})

test('records are told to the audit log of Mattermost as well', async () => {
  await ops.bob.setTask(incident.id, taskAt(1, 0), 'closed')
  await ops.product.settled()
  expect(ops.product.world.audit.at(-1)).toMatchObject({
    EventName: 'incident_collaboration.task.state',
    Status: 'success',
    Actor: { UserId: ops.bob.id, IpAddress: '192.0.2.7' },
  })
})

test('the record is narrowed by person, thing, action and time, and read page by page', async () => {
  const all = await readAudit(ops.ada, { incident_id: incident.id })
  const times = all.items.map(({ at }) => Number(at))
  expect(times).toEqual(times.toSorted((one, other) => other - one))
  const [third = 0] = times.slice(2)
  expect((await readAudit(ops.ada, { incident_id: incident.id, since: String(third) })).items).toHaveLength(3)
  expect((await readAudit(ops.ada, { incident_id: incident.id, until: String(third) })).total_count).toBe(
    all.total_count - 3,
  )
  expect((await readAudit(ops.ada, { incident_id: newId() })).items).toEqual([])
  const seen: string[] = []
  for (let cursor: string | undefined; cursor !== '';) {
    const query = { incident_id: incident.id, per_page: '2', ...(cursor && { cursor }) }
    const page = await readAudit(ops.ada, query)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next_cursor
  }
  expect(seen).toEqual(all.items.map(({ id }) => id))
})

test.each(['?action=everything', '?since=-1', '?actor_user_id=me', '?who=me', '?cursor=abc'])(
  'GET /audit%s is refused',
  async (query) => {
    expect(await ops.ada.ask({ method: 'GET', path: `/audit${query}` })).toMatchObject({ status: 400 })
  },
)

test('only system administrators read who did what', async () => {
  expect(await ops.ann.ask({ method: 'GET', path: '/audit' })).toMatchObject({ status: 403 })
})
