import { Readable } from 'node:stream'

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { MemoryTarget } from '../standin/plugin-host/memory-target.ts'
import { serveHttp } from '../standin/plugin-host/serve-http.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { create, edit, remove } from '../support/playbooks.ts'
import { requestSubsetOf } from '../support/request.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  incident = await ops.ann.start({
    name: 'Secret of the payments',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook(),
  })
})
afterAll(() => ops.product.close())
beforeEach(() => ops.product.clock.moveBy(61_000))

async function read(): Promise<string> {
  const { status, headers, body } = await ops.ada.ask({ method: 'GET', path: '/metrics' })
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  return String(body)
}

const valueIn = (text: string, line: string): number => {
  const found = text.split('\n').find((one) => one.startsWith(`incident_collaboration_${line} `))
  return Number(found?.split(' ').at(-1) ?? 0)
}

/** What is counted one more after somebody did something. */
async function raised(line: string, act: () => Promise<unknown>): Promise<number> {
  const before = valueIn(await read(), line)
  await act()
  return valueIn(await read(), line) - before
}

const taskId = (): string => incident.checklists[0]?.items[0]?.id ?? ''
const of = (path: string): string => `/incidents/${incident.id}${path}`
const put = (path: string, body: unknown) => ops.ann.ask({ method: 'PUT', path: of(path), body })
const post = (path: string, body: unknown) => ops.ann.ask({ method: 'POST', path: of(path), body })
const status = (to: string) => post('/status', { status: to, message: 'Looking into it' })
const list = (): string => incident.checklists[0]?.id ?? ''

test.each<[string, string, () => Promise<unknown>]>([
  [
    'a start',
    'incidents_started_total',
    () => ops.ann.start({ name: 'Shop is down', team_id: ops.teamId, commander_user_id: ops.ann.id }),
  ],
  ['an end', 'status_updates_total{status="Resolved"}', () => status('Resolved')],
  ['a tick', 'changes_total{kind="task.tick"}', () => ops.ann.setTask(incident.id, taskId(), 'closed')],
  ['taking it back', 'changes_total{kind="task.untick"}', () => ops.ann.setTask(incident.id, taskId(), '')],
  [
    'a new task',
    'changes_total{kind="task.add"}',
    () => post(`/checklists/${list()}/tasks`, { title: 'Call' }),
  ],
  ['an edited task', 'changes_total{kind="task.edit"}', () => put(`/tasks/${taskId()}`, { title: 'Ring' })],
  [
    'a moved task',
    'changes_total{kind="task.move"}',
    () => put(`/tasks/${taskId()}/position`, { checklist_id: list(), before_task_id: '' }),
  ],
  [
    'a removed task',
    'changes_total{kind="task.delete"}',
    () => ops.ann.ask({ method: 'DELETE', path: of(`/tasks/${taskId()}`) }),
  ],
])('A-007: %s raises %s', async (_what, line, act) => {
  expect(await raised(line, act)).toBe(1)
})

test('A-007: a playbook that is created, changed and deleted is counted each time', async () => {
  const playbook = { team_id: ops.teamId, title: 'Outage' }
  let id = ''
  expect(
    await raised('changes_total{kind="playbook.create"}', async () => {
      id = await create(ops.ann, playbook)
    }),
  ).toBe(1)
  expect(await raised('changes_total{kind="playbook.edit"}', () => edit(ops.ann, id, { title: 'New' }))).toBe(
    1,
  )
  expect(await raised('changes_total{kind="playbook.delete"}', () => remove(ops.ann, id))).toBe(1)
})

test('A-007: what the doors answer is counted by its pattern, what they refuse by its code', async () => {
  const name = 'door="rest",name="GET /incidents/:id"'
  const asked = () => ops.eve.ask({ method: 'GET', path: `/incidents/${ops.teamId}` })
  expect(await raised(`requests_total{${name},outcome="not_found"}`, asked)).toBe(1)
  expect(await raised('refused_total{door="rest",code="not_found"}', asked)).toBe(1)
  const typed = () => ops.ann.types('/incident info', { teamId: ops.teamId, channelId: incident.channel_id })
  expect(await raised('requests_total{door="command",name="info",outcome="ok"}', typed)).toBe(1)
})

test('A-007: there are no ids, names or texts among the numbers', async () => {
  await ops.ann.types('/incident secretly', { teamId: ops.teamId, channelId: incident.channel_id })
  await ops.ann.ask({ method: 'GET', path: '/incidents/secretly/metadata' })
  await ops.product.settled()
  const text = await read()
  expect(text).toContain('incident_collaboration_host_call_seconds_count{call="CreatePost"}')
  expect(text).not.toMatch(/secret|payments/i)
  expect(text).not.toMatch(/[a-z0-9]{26}/)
})

test('A-007: anybody else is refused', async () => {
  expect(await ops.ann.ask({ method: 'GET', path: '/metrics' })).toMatchObject({ status: 403 })
})

test('the metrics listener of the host gets the same numbers', async () => {
  const target = new MemoryTarget()
  await serveHttp(ops.product.session, {
    hook: 'ServeMetrics',
    request: requestSubsetOf('GET', '/metrics', {}),
    context: {},
    body: Readable.from([]),
    target,
  })
  expect(target.status).toBe(200)
  expect(target.body.toString()).toContain('incident_collaboration_build_info{version=')
})
