import { expect, test } from '@jest/globals'

import type { IncidentUpdated } from '../../server/contract/events.ts'
import type { Incident } from '../../server/contract/incident.ts'
import { makeCatchUp } from './catch-up.ts'
import { makeFakeHost } from './fake-host.ts'
import { makeIncident } from './fake-incident.ts'
import { RequestError } from './request.ts'
import { incidents } from './state/incidents.ts'
import { ourReducer } from './state/reducer.ts'
import { findIncident } from './state/selectors.ts'

test('the next version is applied without asking', async () => {
  const { catchUp, name, reads } = begin()
  await catchUp.apply(renamed(2, 'Two'))
  expect([name(), reads]).toEqual(['Two', []])
})

test('an event that comes twice changes nothing', async () => {
  const { catchUp, name } = begin()
  await catchUp.apply(renamed(2, 'Two'))
  await catchUp.apply(renamed(2, 'Again'))
  expect(name()).toBe('Two')
})

test('after a gap the incident is read once, however many events show it, and those that come meanwhile follow', async () => {
  const { catchUp, name, reads, answer } = begin()
  const caughtUp = catchUp.apply(renamed(3, 'Three'))
  await catchUp.apply(renamed(4, 'Four'))
  await catchUp.read('incident-1')
  await catchUp.apply(renamed(5, 'Five'))
  await answer(makeIncident({ version: 4, name: 'Four' }))
  await caughtUp
  expect([name(), reads]).toEqual(['Five', ['incident-1']])
})

test('an event without its parts makes the incident be read', async () => {
  const { catchUp, name, answer } = begin()
  const caughtUp = catchUp.apply({ incident_id: 'incident-1', version: 2, update_at: 0, refetch: true })
  await answer(makeIncident({ version: 2, name: 'Two' }))
  await caughtUp
  expect(name()).toBe('Two')
})

test('an incident that may no longer be seen disappears', async () => {
  const { catchUp, name, answer } = begin()
  const caughtUp = catchUp.apply(renamed(3, 'Three'))
  await answer(new RequestError({ code: 'not_found', message: '' }))
  await caughtUp
  expect(name()).toBeUndefined()
})

test('while the server cannot be reached what is known stays, and the next gap asks again', async () => {
  const { catchUp, name, answer, reads } = begin()
  const tried = catchUp.apply(renamed(3, 'Three'))
  await answer(new RequestError({ code: 'unreachable', message: '' }))
  await tried
  expect(name()).toBe('One')
  const caughtUp = catchUp.apply(renamed(4, 'Four'))
  await answer(makeIncident({ version: 4, name: 'Four' }))
  await caughtUp
  expect([name(), reads.length]).toEqual(['Four', 2])
})

test('an incident that nobody looked at is not asked for', async () => {
  const { catchUp, reads } = begin()
  await catchUp.apply({ ...renamed(2, 'Two'), incident_id: 'another' })
  expect(reads).toEqual([])
})

/** A browser that holds version 1, named One; `answer` lets the server answer its next read. */
function begin() {
  const host = makeFakeHost()
  host.registry.registerReducer(ourReducer)
  host.store.dispatch(incidents.actions.received(makeIncident({ name: 'One' })))
  const reads: string[] = []
  const asked = new EventTarget()
  let settle: ((answer: Incident | RequestError) => void) | undefined
  const incident = (id: string) => {
    reads.push(id)
    return new Promise<Incident>((resolve, reject) => {
      settle = (answer) => (answer instanceof RequestError ? reject(answer) : resolve(answer))
      asked.dispatchEvent(new Event('asked'))
    })
  }
  const catchUp = makeCatchUp({ api: { incident }, store: host.store, pause: () => Promise.resolve() })
  const answer = async (what: Incident | RequestError) => {
    if (!settle) await new Promise((resolve) => asked.addEventListener('asked', resolve, { once: true }))
    settle?.(what)
    settle = undefined
  }
  return { catchUp, reads, answer, name: () => findIncident(host.store.getState(), 'incident-1')?.name }
}

const renamed = (version: number, name: string): IncidentUpdated => ({
  incident_id: 'incident-1',
  version,
  update_at: version,
  incident: { name },
})
