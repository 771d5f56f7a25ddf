import { expect, test } from '@jest/globals'

import { newIncident, type Incident } from './incident.ts'
import { cancel, publish, write } from './retrospective-steps.ts'

const AT = new Date('2026-03-01T03:00:00Z')
const LATER = new Date('2026-03-01T04:00:00Z')

const { incident } = newIncident(
  {
    id: 'i',
    name: 'Payments answer 502',
    description: '',
    teamId: 't',
    reporterId: 'ann',
    commanderId: 'ann',
    postId: '',
    playbook: undefined,
    at: AT,
  },
  () => 'id',
)
const withoutOne: Incident = { ...incident, retrospective: { ...incident.retrospective, isEnabled: false } }

test('the text is kept as written; the same text makes no fact', () => {
  const written = write(incident, 'A certificate ran out.', 'bob', LATER)
  expect(written.incident.retrospective.text).toBe('A certificate ran out.')
  expect(written.facts).toEqual([{ kind: 'retrospective_written', by: 'bob', at: LATER }])
  expect(write(written.incident, 'A certificate ran out.', 'ann', LATER).facts).toEqual([])
})

test('published once, with time and person; the text is final then', () => {
  const { incident: published, facts } = publish(incident, 'A certificate ran out.', 'bob', LATER)
  expect(facts).toEqual([{ kind: 'retrospective_published', by: 'bob', at: LATER }])
  expect(published.retrospective).toMatchObject({
    text: 'A certificate ran out.',
    publishedAt: LATER,
    publishedById: 'bob',
    wasCanceled: false,
  })
  const refused = expect.objectContaining({ code: 'conflict' })
  expect(() => publish(published, 'Something else.', 'ann', LATER)).toThrow(refused)
  expect(() => write(published, 'Something else.', 'ann', LATER)).toThrow(refused)
  expect(() => cancel(published, 'ann', LATER)).toThrow(refused)
})

test('a blank one is not published', () => {
  expect(() => publish(incident, '', 'bob', LATER)).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('cancelled, it can still be written and published; cancelling again makes no fact', () => {
  const { incident: canceled, facts } = cancel(incident, 'bob', AT)
  expect(facts).toEqual([{ kind: 'retrospective_canceled', by: 'bob', at: AT }])
  expect(canceled.retrospective).toMatchObject({ wasCanceled: true, publishedAt: AT, publishedById: 'bob' })
  expect(cancel(canceled, 'ann', LATER).facts).toEqual([])
  const written = write(canceled, 'After all.', 'ann', LATER).incident
  expect(publish(written, 'After all.', 'ann', LATER).incident.retrospective).toMatchObject({
    wasCanceled: false,
    publishedAt: LATER,
    publishedById: 'ann',
  })
})

test('where the playbook has it off, there is none to write', () => {
  const refused = expect.objectContaining({ code: 'conflict' })
  expect(() => write(withoutOne, 'x', 'ann', AT)).toThrow(refused)
  expect(() => publish(withoutOne, 'x', 'ann', AT)).toThrow(refused)
  expect(() => cancel(withoutOne, 'ann', AT)).toThrow(refused)
})
