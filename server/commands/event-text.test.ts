import { expect, test } from '@jest/globals'

import english from '../../assets/i18n/en.json' with { type: 'json' }
import { timelineEvent } from '../../tests/support/incident-world.ts'
import { TIMELINE_EVENT_TYPES } from '../domain/timeline.ts'
import { eventText } from './event-text.ts'

const people = new Map([
  ['a', { username: 'ann' }],
  ['b', { username: 'bob' }],
])

const of = (given: Parameters<typeof timelineEvent>[1]) =>
  eventText(timelineEvent(new Date(0), { subjectId: 'a', creatorId: 'b', ...given }), people)

test.each(TIMELINE_EVENT_TYPES)('P-28: %s has words in a reply and on the page', (type) => {
  for (const summary of ['', 'What it was']) {
    expect(of({ type, summary })).toMatch(/\w/)
  }
  expect(Object.keys(english)).toContain(`webapp.event.${type}`)
})

test('what people wrote stays in its cell, on one line, and is neither Markdown nor a mention', () => {
  const text = of({ type: 'event_from_post', summary: '**all** | @here\n| done' })
  expect(text.replaceAll('\u2060', '')).toBe('\\*\\*all\\*\\* \\| @here \\| done (a message by **ann**)')
  expect(text).not.toContain('@here')
  expect(of({ type: 'ran_slash_command', summary: '/say `a` | b' })).toBe(
    '**ann** ran a command: ``/say `a` \\| b``',
  )
})

test('somebody whose account is gone is named by the id', () => {
  expect(of({ type: 'incident_created', subjectId: 'gone' })).toBe('**gone** reported the incident')
})
