import { expect, test } from '@jest/globals'

import { makeChecklist, makeTask } from '../../fake-incident.ts'
import type { Draft } from './draft.ts'
import { faultsIn } from './draft-faults.ts'
import { makePlaybook, makeTasks } from './fake-playbook.ts'

const stored = makePlaybook()
const faultsOf = (fields: Partial<Draft>, before = stored) =>
  [...faultsIn({ ...before, ...fields }, before)].map(([key, { text, values }]) => [
    key,
    text,
    values?.['max'],
  ])
const people = (count: number) => Array.from({ length: count }, (_, index) => `person-${index}`)
const withTask = (fields: Parameters<typeof makeTask>[0]) => ({
  checklists: [makeChecklist([makeTask({ id: 'new', ...fields })])],
})

test.each<[string, Partial<Draft>, string, number]>([
  ['title', { title: 'x'.repeat(257) }, 'title', 256],
  ['description', { summary: 'x'.repeat(1025) }, 'summary', 1024],
  ['overview template', { description: 'x'.repeat(4097) }, 'description', 4096],
  ['update template', { reminder_message_template: 'x'.repeat(16_001) }, 'reminder_message_template', 16_000],
  [
    'retrospective template',
    { retrospective_template: 'x'.repeat(50_001) },
    'retrospective_template',
    50_000,
  ],
  ['welcome message', { message_on_join: 'x'.repeat(4097) }, 'message_on_join', 4096],
  ['task name', withTask({ title: 'x'.repeat(257) }), 'new.title', 256],
  ['task description', withTask({ description: 'x'.repeat(4097) }), 'new.description', 4096],
  ['command', withTask({ command: `/${'x'.repeat(1024)}` }), 'new.command', 1024],
  [
    'checklist title',
    { checklists: [{ ...makeChecklist(), id: 'c', title: 'x'.repeat(129) }] },
    'c.title',
    128,
  ],
  ['member', { member_ids: people(501) }, 'member_ids', 500],
  ['invited person', { invited_user_ids: people(1001) }, 'invited_user_ids', 1000],
  ['task in one checklist', { checklists: [makeChecklist(makeTasks(201))] }, 'checklist-Triage.items', 200],
  [
    'task',
    { checklists: ['a', 'b', 'c'].map((name) => makeChecklist(makeTasks(167, name), name)) },
    'checklists',
    500,
  ],
  ['checklist', { checklists: people(51).map((name) => makeChecklist([], name)) }, 'checklists', 50],
])('A-200: one %s too many, or one character, is told at its field', (_what, fields, key, max) => {
  expect(faultsOf(fields)).toEqual([[key, expect.any(String), max]])
})

test('lengths are counted in code points without the white space around, as the server counts', () => {
  expect(faultsOf({ title: ` ${'😀'.repeat(256)} ` })).toEqual([])
})

test('what was stored over a limit may stay as it is and shrink, but not grow', () => {
  const before = makePlaybook({ summary: 'x'.repeat(2000), member_ids: people(600) })
  expect(faultsOf({}, before)).toEqual([])
  expect(faultsOf({ member_ids: people(599) }, before)).toEqual([])
  expect(faultsOf({ member_ids: people(601) }, before)).toHaveLength(1)
  expect(faultsOf({ summary: 'x'.repeat(1999) }, before)).toHaveLength(1)
})

test.each([
  ['ftp://example.com', 'webapp.editor.webhook_wrong'],
  ['example.com/hook', 'webapp.editor.webhook_wrong'],
  ['https://ann@example.com', 'webapp.editor.webhook_wrong'],
  ['https://example.com/#part', 'webapp.editor.webhook_wrong'],
  [' ', 'webapp.editor.webhook_missing'],
])('A-195: %j is no address for a webhook', (url, text) => {
  const fields = { webhook_on_creation_enabled: true, webhook_on_creation_url: url }
  expect(faultsOf(fields)).toEqual([['webhook_on_creation_url', text, undefined]])
  expect(faultsOf({ ...fields, webhook_on_creation_url: 'https://example.com/hook?a=1' })).toEqual([])
})

test('A-196: a blank welcome is wrong only while it would be sent', () => {
  expect(faultsOf({ message_on_join_enabled: true, message_on_join: ' \n' })).toEqual([
    ['message_on_join', 'webapp.editor.welcome_missing', undefined],
  ])
  expect(faultsOf({ message_on_join_enabled: false, message_on_join: '' })).toEqual([])
})

test('blank tasks count for nothing: they are not saved', () => {
  const blank = Array.from({ length: 300 }, (_, index) =>
    makeTask({ id: `b-${index}`, title: ' ', command: '/' }),
  )
  expect(faultsOf({ checklists: [makeChecklist(blank)] })).toEqual([])
})

test('a command without its slash is none', () => {
  expect(faultsOf(withTask({ command: 'echo' }))).toEqual([
    ['new.command', 'webapp.editor.no_command', undefined],
  ])
})

test('a private playbook without members is refused, a public one has none', () => {
  expect(faultsOf({ member_ids: [] })).toEqual([['member_ids', 'webapp.editor.no_members', undefined]])
  expect(faultsOf({ member_ids: [], public: true })).toEqual([])
})
