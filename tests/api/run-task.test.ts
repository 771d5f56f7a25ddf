import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident, Task } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { botPosts, updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

const COMMANDS = ['/echo The shop is *down*', '/oncall payments', '', '/incident check 0 2', '/echo']

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await start()
})
afterAll(() => ops.product.close())

const start = async (given = {}): Promise<Incident> => {
  const tasks = COMMANDS.map((command) => ({ title: `Run ${command}`, description: '', command }))
  return ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ checklists: [{ title: 'Triage', tasks }], ...given }),
  })
}

const taskWith = (command: string, of = incident): Task => {
  const task = of.checklists[0]?.items.find((one) => one.command === command)
  if (!task) throw new Error(`No task has the command ${command}.`)
  return task
}

const run = (person: Person, command: string, query = '', of = incident) =>
  person.ask({
    method: 'POST',
    path: pathOf(routes.taskRun, { id: of.id, task_id: taskWith(command, of).id }) + query,
  })

const messagesOf = async (userId: string): Promise<string[]> => {
  const { rows } = await ops.product.database.pool.query<{ message: string }>(
    `select message from posts where channelid = $1 and userid = $2 and type = '' order by createat, id`,
    [incident.channel_id, userId],
  )
  return rows.map(({ message }) => message)
}

test('the command runs as the caller in the incident channel; it is recorded and told, not posted', async () => {
  const [command = ''] = COMMANDS
  const answer = await run(ops.ann, command)
  expect(answer).toMatchObject({ status: 200, headers: { 'x-incident-version': '2' } })
  expect(answer.body).toMatchObject({ version: 2, trigger_id: expect.stringMatching(/^.{26}$/) })
  expect(await messagesOf(ops.ann.id)).toEqual(['The shop is *down*'])

  const read = await ops.ann.read(incident.id)
  const event = read.timeline_events.at(-1)
  const task = taskWith(command, read)
  expect(event).toMatchObject({
    event_type: 'ran_slash_command',
    summary: command,
    subject_user_id: ops.ann.id,
    post_id: '',
  })
  expect(task).toMatchObject({ state: '', command_last_run: event?.event_at })
  expect(answer.body).toMatchObject({ task })
  expect(await botPosts(ops, incident)).toHaveLength(1)
  expect(await updatesOf(ops, incident)).toEqual([
    {
      incident_id: incident.id,
      version: 2,
      update_at: read.update_at,
      tasks: [{ ...task, checklist_id: incident.checklists[0]?.id }],
      timeline_events: [event],
    },
  ])
})

test('a command of ours runs too', async () => {
  expect(await run(ops.ann, '/incident check 0 2')).toMatchObject({ status: 200, body: { version: 3 } })
  expect((await ops.ann.read(incident.id)).checklists[0]?.items[2]).toMatchObject({ state: 'closed' })
})

test.each([
  [
    '/oncall payments',
    "The command **/oncall payments** could not be run: Command with a trigger of 'oncall'",
  ],
  ['/echo', 'The command **/echo** could not be run: A message must be provided'],
])(
  'A-113: %s, unknown to the host or refused by it, fails; the person is told why, and nothing was run',
  async (command, note) => {
    const { ephemeral } = ops.product.world.messages
    const before = ephemeral.length
    expect(await run(ops.ann, command)).toMatchObject({ status: 400, body: { code: 'command_failed' } })
    const [told, ...more] = ephemeral.slice(before)
    expect(more).toEqual([])
    expect(told?.userId).toBe(ops.ann.id)
    expect(told?.post.ChannelId).toBe(incident.channel_id)
    expect(told?.post.Message.replaceAll(/[\\\u2060]/g, '')).toContain(note)
    const read = await ops.ann.read(incident.id)
    expect(read).toMatchObject({ version: 1 })
    expect(read.checklists.flatMap(({ items }) => items.map((task) => task.command_last_run))).toEqual(
      read.checklists.flatMap(({ items }) => items.map(() => 0)),
    )
  },
)

test('a task without a command cannot be run', async () => {
  expect(await run(ops.ann, '')).toMatchObject({ status: 400, body: { code: 'command_failed' } })
})

test('in an archived channel nothing runs', async () => {
  const { pool } = ops.product.database
  await pool.query('update channels set deleteat = 1 where id = $1', [incident.channel_id])
  expect(await run(ops.ann, '/echo The shop is *down*')).toMatchObject({
    status: 409,
    body: { code: 'channel_archived' },
  })
  expect(await messagesOf(ops.ann.id)).toEqual([])
})

test('X-09 PB-6 nothing runs for whoever may not change the incident', async () => {
  const secret = await start({ createPublicIncident: false })
  for (const [person, open, hidden] of [
    [ops.eve, 403, 404],
    [ops.gus, 404, 404],
    [ops.zed, 404, 404],
  ] as const) {
    expect([(await run(person, '/echo The shop is *down*')).status, open]).toEqual([open, open])
    expect((await run(person, '/echo The shop is *down*', '', secret)).status).toBe(hidden)
    expect(await messagesOf(person.id)).toEqual([])
  }
})

test('X-09 PB-6 nothing runs for a member of the channel who may not post there', async () => {
  const { world, database } = ops.product
  await world.joinChannel(incident.channel_id, ops.bob.id)
  await database.pool.query(
    `update channelmembers set schemeuser = false, roles = 'channel_reader' where channelid = $1 and userid = $2`,
    [incident.channel_id, ops.bob.id],
  )
  expect(await run(ops.bob, '/echo The shop is *down*')).toMatchObject({ status: 403 })
  expect(await messagesOf(ops.bob.id)).toEqual([])
})

test('with a version that is passed by nothing runs', async () => {
  await ops.ann.setTask(incident.id, taskWith('').id, 'closed')
  expect(await run(ops.ann, '/echo The shop is *down*', '?version=1')).toMatchObject({
    status: 409,
    body: { code: 'stale_version', version: 2 },
  })
  expect(await messagesOf(ops.ann.id)).toEqual([])
})
