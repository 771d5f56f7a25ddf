import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let playbookId: string
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook()
})
beforeEach(async () => {
  incident = await start(playbookId)
})
afterAll(() => ops.product.close())

const start = (playbook: string): Promise<Incident> =>
  ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbook,
  })

const types = (text: string, person: Person = ops.ann): Promise<string[]> =>
  person.types(`/incident ${text}`, { teamId: ops.teamId, channelId: incident.channel_id })
const order = async (): Promise<string[][]> =>
  (await ops.ann.read(incident.id)).checklists.map(({ items }) => items.map(({ title }) => title))
const UNCHANGED = [['Find who is on call', 'Tell support'], ['Tell the board']]

test('A-139 check by numbers and by words of the title acts, and says what', async () => {
  expect(await types('check 0 1')).toEqual(['Checked off **Tell support** in Triage.'])
  expect(await types('check find CALL')).toEqual(['Checked off **Find who is on call** in Triage.'])
  expect(await types('check "tell support"')).toEqual(['Unchecked **Tell support** in Triage.'])
  const { checklists } = await ops.ann.read(incident.id)
  expect(checklists[0]?.items.map(({ state }) => state)).toEqual(['closed', ''])
})

const HELPFUL: [text: string, answer: string][] = [
  ['0', 'Usage:'],
  ['', 'Usage:'],
  ['0 1 2', 'Usage:'],
  ['x y', 'No task matches. `/incident info` shows'],
  ['-1 0', 'No task matches.'],
  ['0.5 1', 'No task matches.'],
  ['9 9', 'There is no checklist 9. They go from 0 to 1.'],
  ['0 9', 'There is no task 9. They go from 0 to 1.'],
  ['1 1', 'There is no task 1. There is only number 0.'],
  ['999999999 999999999', 'There is no checklist 999999999.'],
  ['99999999999999999999 0', 'No task matches.'],
  ['tell', 'Several tasks match: `0 1` Tell support, `1 0` Tell the board. Nothing was changed.'],
]

test.each(HELPFUL)(
  'A-139 A-140 P-03 check and checkremove %s help instead of acting: %s',
  async (text, answer) => {
    for (const command of ['check', 'checkremove']) {
      const [reply, ...more] = await types(`${command} ${text}`)
      expect(reply).toContain(answer)
      expect(reply).not.toContain(command === 'check' ? 'checkremove' : '/incident check ')
      expect(more).toEqual([])
    }
    expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
  },
)

test('of many tasks that match ten are named, and the others counted', async () => {
  const tasks = Array.from({ length: 13 }, (_, i) => ({ title: `Call ${i}`, description: '', command: '' }))
  incident = await start(await ops.playbook({ checklists: [{ title: 'Calls', tasks }] }))
  const [reply] = await types('checkremove call')
  expect(reply).toContain('`0 9` Call 9, 3 more tasks. Nothing was changed.')
  expect(reply).not.toContain('`0 10`')
})

test('A-140 checkremove names all that is gone and the line that brings the title back', async () => {
  const [reply] = await types('checkremove 0 1')
  expect(reply?.split('\n')).toEqual([
    'Removed **Tell support** from Triage.',
    'Its description: Use the \\*short\\* text\\.',
    'To bring the title back: `/incident checkadd 0 Tell support`',
  ])
  const [other] = await types('checkremove find who')
  expect(other).toContain('Its command: /oncall payments\n')
  expect(await order()).toEqual([[], ['Tell the board']])
  expect(await botPosts(ops, incident)).toHaveLength(1)

  const [line = ''] = /\/incident (checkadd [^`]*)/.exec(reply ?? '')?.slice(1) ?? []
  expect(await types(line)).toEqual(['Added **Tell support** to Triage as `0 0`.'])
})

test.each(['"On call"', 'Run `df -h` and ``more``', '“Tell” and "ask"', '0 1', '/oncall', 'a  b'])(
  'the line brings back %s as it was',
  async (title) => {
    const body = { title }
    const path = pathOf(routes.addTaskAtPlace, { id: incident.id, c: '1' })
    await ops.ann.ask({ method: 'PUT', path, body })
    const [reply = ''] = await types('checkremove 1 1')
    const [, , line = ''] = /(`+) ?\/incident (checkadd .*?) ?\1$/.exec(reply) ?? []
    await types(line)
    expect((await order())[1]).toEqual(['Tell the board', title])
  },
)

test('A-141 checkadd adds at the end, as typed, and says where', async () => {
  expect(await types('checkadd 0 Call  the "big" bank')).toEqual([
    'Added **Call the "big" bank** to Triage as `0 2`.',
  ])
  expect(await types('checkadd 1 "Write it up"')).toEqual(['Added **Write it up** to Afterwards as `1 1`.'])
  expect(await types('checkadd "triage" @channel *now*')).toEqual([
    'Added **@\u2060channel \\*now\\*** to Triage as `0 3`.',
  ])
  expect(await order()).toEqual([
    ['Find who is on call', 'Tell support', 'Call  the "big" bank', '@channel *now*'],
    ['Tell the board', 'Write it up'],
  ])
  expect(await botPosts(ops, incident)).toHaveLength(1)
})

test('A-141 with one checklist alone the whole text is the title', async () => {
  incident = await ops.ann.start({ name: 'Small', team_id: ops.teamId, commander_user_id: ops.ann.id })
  expect(await types('checkadd Call the bank')).toEqual(['Added **Call the bank** to Checklist as `0 0`.'])
  expect(await types('checkadd "Call" again')).toEqual(['Added **"Call" again** to Checklist as `0 1`.'])
  expect(await types('checkadd 1 Call')).toEqual(['There is no checklist 1. There is only number 0.'])
})

const LIST = 'The checklists: `0` Triage, `1` Afterwards.'
test.each([
  ['checkadd', `for example \`/incident checkadd 0 Call the bank\` ${LIST}`],
  ['checkadd Call the bank', `Usage: \`/incident checkadd <checklist> [title]\``],
  ['checkadd -1 Call', LIST],
  ['checkadd 2 Call', 'There is no checklist 2. They go from 0 to 1.'],
  ['checkadd "gone" Call', `No checklist matches. ${LIST}`],
  ['checkadd 0 ""', 'The title is required.'],
  ['checkadd 0 "  "', 'The title is required.'],
  [`checkadd 0 ${'x'.repeat(257)}`, 'The title needs 1 to 256 characters.'],
  ['checkadd 0 two\nlines', 'The title must be one line.'],
])('A-141 P-08 %s adds nothing and says why: %s', async (text, answer) => {
  const [reply, ...more] = await types(text)
  expect(reply).toContain(answer)
  expect(more).toEqual([])
  expect(await order()).toEqual(UNCHANGED)
})

test('CM-14 a checklist that is full says which limit', async () => {
  const tasks = Array.from({ length: 200 }, (_, i) => ({ title: `Task ${i}`, description: '', command: '' }))
  incident = await start(await ops.playbook({ checklists: [{ title: 'Full', tasks }] }))
  expect(await types('checkadd 0 One more')).toEqual(['A checklist may have at most 200 tasks.'])
})

test('A-143 X-27 who may type but not edit is refused by each, and nothing changes', async () => {
  for (const text of ['check 0 0', 'checkadd 0 Call', 'checkadd 0', 'checkremove 0 0', 'check', 'checkadd']) {
    expect(await types(text, ops.eve)).toEqual(['Only members of the incident channel can do this.'])
    expect(await types(text, ops.gus)).toEqual([
      'This works only in an incident channel. `/incident list` shows yours.',
    ])
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
  expect(await order()).toEqual(UNCHANGED)
})

test('outside an incident channel each says so', async () => {
  for (const text of ['check 0 0', 'checkadd 0 Call', 'checkremove 0 0']) {
    const where = { teamId: ops.teamId, channelId: ops.townSquare }
    expect(await ops.ann.types(`/incident ${text}`, where)).toEqual([
      'This works only in an incident channel. `/incident list` shows yours.',
    ])
  }
})

const suggestions = async (
  person: Person,
  route: string,
  channelId = incident.channel_id,
): Promise<unknown> => {
  const path = `${route}?channel_id=${channelId}&user_input=x&parsed=y`
  return (await person.ask({ method: 'GET', path })).body
}

test('A-142 checkadd offers the checklists of this incident, to those who may add to them', async () => {
  await types('check 0 0')
  expect(await suggestions(ops.ann, routes.checklistSuggestions)).toEqual([
    { Item: '0', Hint: '"Triage"', HelpText: '1 of 2 done' },
    { Item: '1', Hint: '"Afterwards"', HelpText: '0 of 1 done' },
  ])
  for (const route of [routes.checklistSuggestions, routes.taskSuggestions]) {
    for (const person of [ops.eve, ops.gus, ops.zed]) expect(await suggestions(person, route)).toEqual([])
    expect(await suggestions(ops.ann, route, ops.townSquare)).toEqual([])
    expect(await suggestions(ops.ann, route, 'x'.repeat(26))).toEqual([])
  }
})

test('A-142 the host is told which lists to offer where', () => {
  const offered = ops.product.world.commands.get('incident')?.AutocompleteData?.SubCommands ?? []
  const given = Object.fromEntries(
    offered.map(({ Trigger, Arguments }) => [Trigger, Arguments.map(({ Type, Data }) => [Type, Data])]),
  )
  expect(given['checkadd']).toMatchObject([
    ['DynamicList', { value: { FetchURL: 'api/v0/incidents/checklist-autocomplete' } }],
    ['TextInput', { value: { Hint: '[title]' } }],
  ])
  const tasks = { value: { FetchURL: 'api/v0/incidents/checklist-autocomplete-item' } }
  for (const name of ['check', 'checkremove']) expect(given[name]).toMatchObject([['DynamicList', tasks]])
})
