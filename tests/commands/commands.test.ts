import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { insertSetting } from '../support/product-world.ts'

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
})
afterAll(() => ops.product.close())

const here = () => ({ teamId: ops.teamId, channelId: incident.channel_id })
const elsewhere = () => ({ teamId: ops.teamId, channelId: ops.townSquare })

test('/incident check by numbers and by words ticks, and says what', async () => {
  expect(await ops.ann.types('/incident check 0 1', here())).toEqual([
    'Checked off **Tell support** in Triage.',
  ])
  expect(await ops.ann.types('/incident CHECK  tell support', here())).toEqual([
    'Unchecked **Tell support** in Triage.',
  ])
  expect((await ops.ann.read(incident.id)).version).toBe(3)
})

test.each([
  ['/incident check', 'Usage: `/incident check <checklist> <task>`'],
  ['/incident check 5', 'Usage:'],
  ['/incident check 9 0', 'There is no checklist 9. They go from 0 to 1.'],
  ['/incident check 1 4', 'There is no task 4. There is only number 0.'],
  ['/incident check nothing like it', 'No task matches.'],
  [
    '/incident check tell',
    'Several tasks match: `0 1` Tell support, `1 0` Tell the board. Nothing was changed.',
  ],
  ['/incident', '**Incident Collaboration**'],
  ['/incident help', '- `/incident start [name]`: Start an incident'],
  ['/incident chek', 'Did you mean `/incident check`?'],
  ['/incident nuke', 'I do not know “nuke”.'],
  [`/incident ${'x'.repeat(4001)}`, 'too long'],
])('%s answers %s and changes nothing', async (text, expected) => {
  const { version } = await ops.ann.read(incident.id)
  const [reply, ...more] = await ops.ann.types(text, here())
  expect(reply).toContain(expected)
  expect(more).toEqual([])
  expect((await ops.ann.read(incident.id)).version).toBe(version)
})

test('the longest command is taken also with the marker of the web app, and a huge one is not looked at', async () => {
  const marker = `client:${'a'.repeat(26)}`
  const [taken] = await ops.ann.types(`/incident nuke ${marker} ${'x'.repeat(3996)}`, here())
  expect(taken).toContain('I do not know “nuke”.')
  const [refused] = await ops.ann.types(`/incident ${'x '.repeat(5_000_000)}`, here())
  expect(refused).toContain('too long')
})

test('/incident info shows state, commander and tasks with their numbers', async () => {
  const [reply] = await ops.bob.types('/incident info', here())
  expect(reply).toContain('#### Payments answer 502')
  expect(reply).toContain('Status: Reported, < 1m')
  expect(reply).toContain('Commander: @ann')
  expect(reply).toContain('`0 0` Find who is on call')
  expect(reply).toContain('`1 0` Tell the board')
})

test('outside an incident channel the commands say so, and the same where one may not look', async () => {
  const secret = await ops.ann.start({
    name: 'Secret',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ createPublicIncident: false }),
  })
  const answer = ['This works only in an incident channel. `/incident list` shows yours.']
  for (const text of ['/incident check 0 0', '/incident info']) {
    expect(await ops.eve.types(text, elsewhere())).toEqual(answer)
    expect(await ops.eve.types(text, { teamId: ops.teamId, channelId: secret.channel_id })).toEqual(answer)
    expect(await ops.gus.types(text, here())).toEqual(answer)
  }
})

test('who may look but not change is told so', async () => {
  expect(await ops.eve.types('/incident check 0 0', here())).toEqual([
    'Only members of the incident channel can do this.',
  ])
})

test('without a team there is nowhere to look', async () => {
  const [reply] = await ops.ann.types('/incident help', { teamId: '', channelId: ops.townSquare })
  expect(reply).toBe('Run this in a channel of the team.')
})

test('on a team that is switched off every subcommand says so', async () => {
  const other = await ops.product.world.addTeam('other')
  await insertSetting(ops.product.database.pool, 'enabled_team_ids', [other])
  for (const text of ['/incident help', '/incident check 0 0', '/incident start', '/incident nonsense']) {
    expect(await ops.ann.types(text, here())).toEqual(['Incident Collaboration is not enabled on this team.'])
  }
  await ops.product.database.pool.query(`delete from setting where name = 'enabled_team_ids'`)
})

test('the command is registered with suggestions for everybody', () => {
  const command = ops.product.world.commands.get('incident')
  expect(command?.AutocompleteData).toMatchObject({ Trigger: 'incident', RoleID: 'system_user' })
  const offered = command?.AutocompleteData?.SubCommands ?? []
  expect(offered.map(({ Trigger }) => Trigger)).toEqual([
    'start',
    'end',
    'update',
    'restart',
    'check',
    'checkadd',
    'checkremove',
    'commander',
    'announce',
    'list',
    'info',
    'timeline',
    'help',
  ])
  expect(new Set(offered.map(({ RoleID }) => RoleID))).toEqual(new Set(['system_user']))
})

test('check offers the tasks of this incident, to those who may tick them', async () => {
  const path = `/incidents/checklist-autocomplete-item?channel_id=${incident.channel_id}&user_input=x&parsed=y`
  expect((await ops.ann.ask({ method: 'GET', path })).body).toEqual([
    { Item: '0 0', Hint: '"Find who is on call"', HelpText: 'Triage, open, no assignee' },
    { Item: '0 1', Hint: '"Tell support"', HelpText: 'Triage, open, no assignee' },
    { Item: '1 0', Hint: '"Tell the board"', HelpText: 'Afterwards, open, no assignee' },
  ])
  for (const person of [ops.eve, ops.gus, ops.zed]) {
    expect((await person.ask({ method: 'GET', path })).body).toEqual([])
  }
})
