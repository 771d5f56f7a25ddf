import { expect, test } from '@jest/globals'
import { changesOf, replay, type Acknowledged } from './history.ts'

const start = { version: 1, incident: {}, tasks: new Map([['a', { state: '' as const }]]) }
const change = (version: number, state: 'closed' | '') => ({
  incident_id: 'i',
  version,
  update_at: version,
  tasks: [{ ...task, state }],
})
const task = {
  id: 'a',
  checklist_id: 'c',
  title: 'Look',
  description: '',
  command: '',
  assignee_id: '',
  state_modified: 0,
  state_modified_post_id: '',
  assignee_modified: 0,
  assignee_modified_post_id: '',
  command_last_run: 0,
}
const ticked = (version: number, state: string): Acknowledged => ({
  version,
  what: `a is "${state}"`,
  isTrueOf: ({ tasks }) => tasks.get('a')?.state === state,
})

test('answers that were true when they were given are found so, whatever came later', () => {
  const answers = [ticked(1, ''), ticked(3, ''), ticked(2, 'closed'), ticked(2, 'closed')]
  const { wrong, end } = replay(start, [change(2, 'closed'), change(3, '')], answers)
  expect(wrong).toEqual([])
  expect(end.tasks.get('a')?.state).toBe('')
})

test('a lost edit, a gap and a version that nobody heard of are found', () => {
  const answers = [ticked(2, ''), ticked(9, 'closed')]
  expect(replay(start, [change(2, 'closed'), change(4, '')], answers).wrong).toEqual([
    'at version 2 it was not so: a is ""',
    'version 3 is missing before 4',
    'nobody was told of version 9',
  ])
})

test('of a value of the incident the last answer counts, at the end', () => {
  const described = (version: number, description: string): Acknowledged => ({
    version,
    what: description,
    field: 'description',
    isTrueOf: ({ incident }) => incident.description === description,
  })
  const told = { ...change(2, 'closed'), incident: { description: 'new' } }
  expect(replay(start, [told], [described(1, 'old'), described(2, 'new')]).wrong).toEqual([])
  expect(replay(start, [told], [described(2, 'lost')]).wrong).toEqual(['at the end it is not so: lost'])
})

test('changes are taken by version, each once, of one incident alone', () => {
  const sent = (payload: object) => ({
    event: 'custom_incident-collaboration_incident_updated',
    payload: { payload: JSON.stringify(payload) },
    broadcast: {},
  })
  const events = [change(3, ''), change(2, 'closed'), change(3, ''), { ...change(2, ''), incident_id: 'j' }]
  expect(changesOf(events.map(sent), 'i')).toEqual([change(2, 'closed'), change(3, '')])
})
