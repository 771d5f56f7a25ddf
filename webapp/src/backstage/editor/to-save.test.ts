import { expect, test } from '@jest/globals'

import { makeChecklist, makeIncident, makeTask } from '../../fake-incident.ts'
import { draftFromIncident } from './draft.ts'
import { makePlaybook } from './fake-playbook.ts'
import { keyOf } from './field-keys.ts'
import { toSave } from './to-save.ts'

const untitled = { playbook: 'Untitled Playbook', checklist: 'Untitled Checklist', task: 'Untitled Task' }

test('A-186: blank names become "Untitled …" at save; blank tasks are left out', () => {
  const draft = makePlaybook({
    title: '  ',
    checklists: [
      {
        id: 'a',
        title: '',
        items: [
          makeTask({ id: '1', title: '', command: '/', description: ' ' }),
          makeTask({ id: '2', title: ' ', command: ' /echo hi ' }),
          makeTask({ id: '3', title: '', description: 'Why' }),
        ],
      },
    ],
  })
  const saved = toSave(draft, untitled)
  expect(saved.title).toBe('Untitled Playbook')
  expect(saved.checklists[0]?.title).toBe('Untitled Checklist')
  expect(saved.checklists[0]?.items.map(({ id, title, command }) => [id, title, command])).toEqual([
    ['2', 'Untitled Task', '/echo hi'],
    ['3', 'Untitled Task', ''],
  ])
})

test('P-07: what the form does not know is sent back as it was read', () => {
  const read = { ...makePlaybook(), of_a_newer_server: { any: 'thing' }, invited_user_ids: ['bob'] }
  expect(toSave(read, untitled)).toEqual(read)
})

test('a playbook for everybody is sent without members', () => {
  const draft = makePlaybook({ public: true, member_ids: ['ann', 'bob'] })
  expect(toSave(draft, untitled).member_ids).toEqual([])
})

test('what the server says about a place in the list is said at that task, whatever was left out before it', () => {
  const draft = makePlaybook({
    checklists: [makeChecklist([makeTask({ id: 'blank', title: '' }), makeTask({ id: 'kept' })])],
  })
  const sent = toSave(draft, untitled)
  expect(keyOf('checklists.0.items.0.title', sent)).toBe('kept.title')
  expect(keyOf('checklists.0.title', sent)).toBe('checklist-Triage.title')
  expect(keyOf('invited_user_ids.3', sent)).toBe('invited_user_ids')
})

test('A-180: of an incident a playbook gets titles, descriptions and commands, neither states nor assignees', () => {
  const task = makeTask({
    title: 'Page on-call',
    command: '/page',
    description: 'Now',
    state: 'closed',
    state_modified: 5,
    assignee_id: 'bob',
    command_last_run: 7,
  })
  const incident = makeIncident({ name: 'Database is down', checklists: [makeChecklist([task])] })
  const beginnings = { teamId: 'team-1', userId: 'ann', welcome: 'Hi', newId: () => 'new' }
  const draft = draftFromIncident(incident, beginnings)
  expect([draft.id, draft.title, draft.member_ids]).toEqual(['', 'Database is down', ['ann']])
  expect(draft.checklists).toEqual([
    {
      id: 'new',
      title: 'Triage',
      items: [makeTask({ id: 'new', title: 'Page on-call', command: '/page', description: 'Now' })],
    },
  ])
})
