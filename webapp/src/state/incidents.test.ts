import { expect, test } from '@jest/globals'

import { makeChecklist, makeEntry, makeIncident, makeTask } from '../fake-incident.ts'
import { incidents } from './incidents.ts'

const { reducer, actions } = incidents
const holding = (...incident: ReturnType<typeof makeIncident>[]) =>
  incident.reduce((state, each) => reducer(state, actions.received(each)), reducer(undefined, { type: '' }))
const known = (state: ReturnType<typeof reducer>) => state.entities['incident-1']
const tasksOf = (state: ReturnType<typeof reducer>) => known(state)?.checklists[0]?.items

test('an event puts its task, its timeline entry and its fields where they belong', () => {
  const task = makeTask({ state: 'closed' })
  const entry = makeEntry({ event_type: 'task_state_modified' })
  const state = reducer(
    holding(makeIncident()),
    actions.changed({
      incident_id: 'incident-1',
      version: 2,
      update_at: 5,
      incident: { num_tasks_closed: 1 },
      tasks: [{ ...task, checklist_id: 'checklist-Triage' }],
      timeline_events: [entry],
    }),
  )
  expect(known(state)).toMatchObject({
    version: 2,
    update_at: 5,
    num_tasks_closed: 1,
    timeline_events: [entry],
  })
  expect(tasksOf(state)).toEqual([task])
})

test('a late answer does not take an incident back', () => {
  const state = holding(makeIncident({ version: 3, name: 'New' }), makeIncident({ version: 2, name: 'Old' }))
  expect(known(state)?.name).toBe('New')
})

test('a row of the list, which has no tasks, does not take them from an incident that has them', () => {
  const row = makeIncident({ version: 4, name: 'Renamed', checklists: [] })
  const state = reducer(
    holding(makeIncident()),
    actions.listed({ teamId: 'team-1', scope: 'mine', rows: [row], isFirst: true }),
  )
  expect(known(state)).toMatchObject({ name: 'Renamed', version: 1 })
  expect(tasksOf(state)).toHaveLength(1)
})

test('what is no longer in the list of a team is no longer mine; other teams stay', () => {
  const other = makeIncident({ id: 'incident-2', team_id: 'team-2' })
  const first = reducer(
    holding(),
    actions.listed({ teamId: 'team-1', scope: 'mine', rows: [makeIncident()], isFirst: true }),
  )
  const second = reducer(
    first,
    actions.listed({ teamId: 'team-2', scope: 'mine', rows: [other], isFirst: true }),
  )
  const third = reducer(second, actions.listed({ teamId: 'team-1', scope: 'mine', rows: [], isFirst: true }))
  expect(Object.keys(third.listed.mine)).toEqual(['incident-2'])
})

const wish = { incidentId: 'incident-1', taskId: 'task-1', change: 1, fields: { state: 'closed' as const } }

test('the answer to an own change shows at once, and its event still brings the rest', () => {
  const answer = { version: 2, task: makeTask({ state: 'closed' }) }
  const state = reducer(
    reducer(holding(makeIncident()), actions.wished(wish)),
    actions.granted({ wish, answer }),
  )
  expect(state.wishes).toEqual([])
  expect(tasksOf(state)?.[0]?.state).toBe('closed')
  expect(known(state)?.version).toBe(1)
})

test('an answer older than what is known changes nothing', () => {
  const now = makeIncident({ version: 3, checklists: [makeChecklist([makeTask({ state: 'in_progress' })])] })
  const state = reducer(holding(now), actions.granted({ wish, answer: { version: 2, task: makeTask() } }))
  expect(tasksOf(state)?.[0]?.state).toBe('in_progress')
})
