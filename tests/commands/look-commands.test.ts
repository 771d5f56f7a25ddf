import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { insertSetting } from '../support/product-world.ts'
import { postStatus, startWithBob } from '../support/status.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
})
afterAll(() => ops.product.close())

type Row = Readonly<Record<string, unknown>>

const MARKER = `client:${'a'.repeat(26)}`
const NOT_HERE = ['This works only in an incident channel. `/incident list` shows yours.']
const here = () => ({ teamId: ops.teamId, channelId: incident.channel_id })
const elsewhere = () => ({ teamId: ops.teamId, channelId: ops.townSquare })

async function typed(person: Person, text: string, where = here()): Promise<string[]> {
  const [reply, ...more] = await person.types(`/incident ${text}`, where)
  expect(more).toEqual([])
  return (reply ?? '').split('\n')
}

const write = (userId: string, channelId: string, message = 'First sign'): Promise<string> =>
  ops.product.world.post({ UserId: userId, ChannelId: channelId, Message: message })

const addEntry = (postId: string, summary: string) =>
  ops.ann.ask({
    method: 'POST',
    path: pathOf(routes.timeline, { id: incident.id }),
    body: { post_id: postId, summary },
  })

/** Offset and text of each row. */
const rowsOf = (lines: readonly string[]): string[][] =>
  lines
    .slice(2)
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split(' | ').slice(1))

test('A-134 A-127: timeline is a table with times, offsets and what happened, oldest first; all has the tasks, too', async () => {
  const postId = await write(ops.eve.id, ops.townSquare)
  const late = await write(ops.bob.id, incident.channel_id)
  ops.product.clock.moveBy(3_600_000)
  incident = await startWithBob(ops)
  await addEntry(postId, 'Somebody | noticed')
  await addEntry(late, 'Looked at it')
  ops.product.clock.moveBy(720_000)
  const { post_id } = await postStatus(ops.ann, incident)
  await ops.ann.setTask(incident.id, incident.checklists[0]?.items[1]?.id ?? '', 'closed')

  const lines = await typed(ops.ann, 'timeline')
  expect(lines[0]).toBe('| Time (UTC) | Offset | What happened |')
  expect(rowsOf(lines)).toEqual([
    ['-1h', 'Somebody \\| noticed (a message by **eve**) |'],
    ['-1h', 'Looked at it (a message by **bob**) |'],
    ['< 1m', '**ann** reported the incident |'],
    ['< 1m', '@\u2060bob joined |'],
    ['12m', '**ann** posted a status update: Reported to Active |'],
  ])
  expect(lines.at(-1)).toContain(`](/operations/pl/${post_id}) | 12m`)
  const all = rowsOf(await typed(ops.ann, 'timeline ALL'))
  expect(all.at(-1)).toEqual(['12m', '**ann** checked off Tell support |'])
})

test('A-134: a message that the reader may not read, or that is gone, has no link', async () => {
  const secret = await ops.product.world.addChannel(ops.teamId, `secret-${incident.id.slice(0, 8)}`, 'P')
  await ops.product.world.joinChannel(secret, ops.ann.id)
  const postId = await write(ops.ann.id, secret)
  await addEntry(postId, 'From elsewhere')
  const rowOf = async (person: Person) =>
    (await typed(person, 'timeline')).find((line) => line.includes('From elsewhere'))
  expect(await rowOf(ops.ann)).toContain(`/pl/${postId}`)
  expect(await rowOf(ops.bob)).not.toContain('/pl/')
  await ops.product.world.deletePost(postId)
  expect(await rowOf(ops.ann)).not.toContain('/pl/')
})

test('A-134: nothing to show has a sentence, and more than fifty lead to the page', async () => {
  const { pool } = ops.product.database
  const of = [incident.id]
  await pool.query('delete from incident_collaboration.timeline_event where incident_id = $1', of)
  expect(await typed(ops.ann, 'timeline')).toEqual([
    'There is nothing to show. `/incident timeline all` includes what was done with tasks.',
  ])
  expect(await typed(ops.ann, 'timeline all')).toEqual(['There is nothing on record.'])
  await pool.query(
    `insert into incident_collaboration.timeline_event (id, incident_id, event_at, create_at, event_type, summary, subject_user_id)
     select lpad(n::text, 26, '0'), $1, $2::bigint + n * 60000, $2::bigint, 'event_from_post', 'Entry ' || n, $3
     from generate_series(1, 53) n`,
    [incident.id, incident.create_at, ops.ann.id],
  )
  const lines = await typed(ops.ann, 'timeline')
  const rows = rowsOf(lines)
  expect(rows).toHaveLength(50)
  expect(rows[0]).toEqual(['4m', 'Entry 4 (a message by **ann**) |'])
  expect(lines.at(-1)).toBe(
    `3 older entries are on [its page](/operations/incident-collaboration/incidents/${incident.id}).`,
  )
})

test('P-23: a table of the longest entries still fits one post', async () => {
  await ops.product.database.pool.query(
    `insert into incident_collaboration.timeline_event (id, incident_id, event_at, create_at, event_type, summary, subject_user_id)
     select lpad(n::text, 26, '0'), $1, $2::bigint + n, $2::bigint, 'event_from_post', repeat('*', 256), $3 from generate_series(101, 160) n`,
    [incident.id, incident.create_at, ops.ann.id],
  )
  const lines = await typed(ops.ann, 'timeline')
  expect(lines.join('\n').length).toBeLessThan(16_383)
  expect(lines.at(-1)).toContain('older entries are on')
})

test.each(['timeline', 'info', 'list'])('/incident %s takes no further words but its own', async (name) => {
  const [line] = await typed(ops.ann, `${name} now please`)
  expect(line).toContain(`Usage: \`/incident ${name}`)
})

test('A-136 A-134: info and timeline outside an incident channel, or where one may not look, say so', async () => {
  for (const text of ['info', `info ${MARKER}`, 'timeline', 'timeline all']) {
    expect(await typed(ops.ann, text, elsewhere())).toEqual(NOT_HERE)
    expect(await typed(ops.gus, text)).toEqual(NOT_HERE)
  }
})

test('A-136: info in the browser points to the side; without its marker it is text', async () => {
  expect(await typed(ops.ann, `info ${MARKER}`)).toEqual(['The details are open at the side.'])
  const lines = await typed(ops.ann, 'info')
  expect(lines.slice(0, 3)).toEqual(['#### Payments answer 502', 'Status: Reported, < 1m', 'Commander: @ann'])
  expect(lines).toContain('- :white_large_square: `0 1` Tell support')
})

test('A-137: list shows up to ten of mine, ongoing first, newest first, with link, status, duration and commander', async () => {
  const { world } = ops.product
  const teamId = await world.addTeam(`list-${incident.id.slice(0, 8)}`, 'List *team*')
  await world.joinTeam(teamId, ops.ann.id)
  const where = { teamId, channelId: ops.townSquare }
  expect(await typed(ops.ann, 'list', where)).toEqual([
    'You are in no incident of List \\*team\\*. `/incident start` starts one.',
  ])
  const start = (name: string) => ops.ann.start({ name, team_id: teamId, commander_user_id: ops.ann.id })
  const ended = await start('Over [soon]')
  await postStatus(ops.ann, ended, { status: 'Resolved' })
  ops.product.clock.moveBy(7_200_000)
  for (let n = 1; n <= 10; n++) await start(`Number ${n}`)
  const left = await start('Left')
  await world.leaveChannel(left.channel_id, ops.ann.id)

  const lines = await typed(ops.ann, 'list', where)
  expect(lines).toHaveLength(11)
  expect(lines[0]).toMatch(
    /^- \[Number 10\]\(\/list-[a-z0-9]+\/channels\/number-10[-a-z0-9]*\): Reported, < 1m, commander @ann$/,
  )
  expect(lines.slice(0, 10).map((line) => /\[(.*?)\]/.exec(line)?.[1])).toEqual(
    [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => `Number ${n}`),
  )
  expect(lines[10]).toMatch(
    /^and 1 more on the \[incidents page\]\(\/list-.*\/incident-collaboration\/incidents\)$/,
  )
  await ops.product.database.pool.query(
    `update incident_collaboration.incident set phase = 'abandoned' where team_id = $1 and name like 'Number%'`,
    [teamId],
  )
  expect(await typed(ops.ann, 'list', where)).toEqual([
    expect.stringMatching(/^- \[Over \\\[soon\\\]\]\(.*\): Resolved, < 1m, commander @ann$/),
  ])
})

test('A-137: list in the browser points to the side, and to the page for the ended ones', async () => {
  expect(await typed(ops.ann, `list ${MARKER}`, elsewhere())).toEqual([
    'Your ongoing incidents are listed at the side. The ended ones are on the [incidents page](/operations/incident-collaboration/incidents).',
  ])
})

test('A-135: nothing, help and an unknown word show what there is, in any case and with any spaces', async () => {
  const shown = (await ops.ann.types('/incident', here())).join()
  for (const text of ['/incident help', '/Incident   HELP ', '/incident\thelp']) {
    expect((await ops.ann.types(text, here())).join()).toBe(shown)
  }
  expect(shown).toContain('**Tasks**\n- `/incident check')
  expect(shown).not.toContain('/incident add <post>')
  const [unknown] = await ops.ann.types('/incident nuke', here())
  expect(unknown).toBe(`I do not know “nuke”.\n\n${shown}`)
  expect(await typed(ops.ann, 'help check')).toEqual([
    '- `/incident check <checklist> <task>`: Check or uncheck a task of this incident',
    'For example `/incident check 0 1`',
  ])
  expect(await typed(ops.ann, 'help nuke')).toEqual([
    'Usage: `/incident help [command]`, for example `/incident help check`',
  ])
})

test.each(['test', 'test create-incidents 5', 'test self', 'nuke', 'wipe', 'backdate', 'seed'])(
  'A-149: %s is an unknown word and makes nothing',
  async (text) => {
    const { pool } = ops.product.database
    const count = async (): Promise<unknown[]> =>
      (await pool.query<Row>('select count(*) from incident_collaboration.incident')).rows
    const before = await count()
    const [line] = await typed(ops.ann, text)
    expect(line).toContain(`I do not know “${text.split(' ')[0] ?? ''}”`)
    expect(await count()).toEqual(before)
  },
)

test('A-146: a reply is for the caller alone, in the thread it was typed in, and pings nobody', async () => {
  const { messages } = ops.product.world
  const before = messages.ephemeral.length
  const args = {
    UserId: ops.ann.id,
    TeamId: ops.teamId,
    ChannelId: incident.channel_id,
    RootId: 'r'.repeat(26),
    Command: '/incident nuke@all @here ~town-square',
    TriggerId: messages.issueTrigger(ops.ann.id),
  }
  await ops.product.session.hooks.call('ExecuteCommand', { A: { RequestId: 'r1' }, B: args })
  const replies = messages.ephemeral.slice(before)
  expect(replies).toMatchObject([
    { userId: ops.ann.id, post: { ChannelId: incident.channel_id, RootId: 'r'.repeat(26) } },
  ])
  expect(replies[0]?.post.Message).not.toMatch(/@all|@here|~town/)
})

test('A-147: without the marker of a browser every subcommand still does all of it', async () => {
  for (const text of [
    'start',
    'end',
    'update',
    'checkadd 0',
    `add ${await write(ops.bob.id, incident.channel_id)}`,
  ]) {
    const before = ops.product.world.messages.dialogs.length
    expect(await ops.bob.types(`/incident ${text}`, here())).toEqual([])
    expect(ops.product.world.messages.dialogs).toHaveLength(before + 1)
  }
  expect(await typed(ops.bob, 'check 0 0')).toEqual(['Checked off **Find who is on call** in Triage.'])
  expect(await typed(ops.bob, 'commander')).toEqual(['Commander: @ann, for < 1m.'])
  expect((await typed(ops.bob, 'list')).join()).toContain('Payments answer 502')
  expect((await typed(ops.bob, 'timeline')).join()).toContain('reported the incident')
})

test('A-148: the marker of a browser counts as no argument, wherever it stands', async () => {
  expect(await typed(ops.ann, `check 0 ${MARKER} 0`)).toEqual([
    'Checked off **Find who is on call** in Triage.',
  ])
  expect((await typed(ops.ann, `timeline ${MARKER} all`))[0]).toContain('What happened')
})

test('V-7: in a team that is switched off they all say so', async () => {
  const { pool } = ops.product.database
  const other = await ops.product.world.addTeam(`other-${incident.id.slice(0, 8)}`)
  await insertSetting(pool, 'enabled_team_ids', [other])
  for (const text of ['list', 'timeline', `add ${incident.id}`, 'help']) {
    expect(await typed(ops.ann, text)).toEqual(['Incident Collaboration is not enabled on this team.'])
  }
  await pool.query(`delete from setting where name = 'enabled_team_ids'`)
})
