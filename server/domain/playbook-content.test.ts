import { expect, test } from '@jest/globals'

import { IncidentError } from './errors.ts'
import { blankContent, editContent, type ContentEdit } from './playbook-content.ts'
import type { PlaybookContent } from './playbook.ts'

let last = 0
const newId = (): string => `id-${++last}`
const blank: PlaybookContent = { ...blankContent('Welcome'), title: 'Outage' }
const edited = (edit: ContentEdit, present = blank): PlaybookContent => editContent(present, edit, newId)

const faultOf = (edit: ContentEdit, present = blank): string => {
  try {
    edited(edit, present)
    return 'taken'
  } catch (error) {
    return error instanceof IncidentError ? `${error.code} ${error.details.field}` : 'crash'
  }
}

test('what is left out stays, what is given is cleaned', () => {
  const after = edited({ summary: ' When\r\nnobody can pay. ', createPublicIncident: true })
  expect(after).toEqual({ ...blank, summary: 'When\nnobody can pay.', createPublicIncident: true })
})

test('a new playbook needs a title', () => {
  expect(faultOf({}, blankContent('Welcome'))).toBe('taken')
  expect(faultOf({ title: '' }, blankContent('Welcome'))).toBe('invalid title')
})

test('what does not change is kept, whatever the rules are by now', () => {
  const old: PlaybookContent = {
    ...blank,
    title: 'x'.repeat(300),
    webhookOnCreationUrl: 'gopher://old.example.org',
    reminderTimerDefaultSeconds: 5,
  }
  const { title, webhookOnCreationUrl, reminderTimerDefaultSeconds } = old
  expect(edited({ title, webhookOnCreationUrl, reminderTimerDefaultSeconds, summary: 'a' }, old)).toEqual({
    ...old,
    summary: 'a',
  })
  expect(faultOf({ title: 'y'.repeat(300) }, old)).toBe('invalid title')
})

test.each<[string, ContentEdit, string]>([
  ['a title of two lines', { title: 'a\nb' }, 'invalid title'],
  ['characters that cannot be shown', { summary: 'a\u0000b' }, 'invalid summary'],
  ['a group', { invitedGroupIds: ['g'] }, 'invalid invited_group_ids'],
  ['no group', { invitedGroupIds: [] }, 'taken'],
  ['no reminder', { reminderTimerDefaultSeconds: 0 }, 'taken'],
  ['a reminder of 9 s', { reminderTimerDefaultSeconds: 9 }, 'invalid reminder_timer_default_seconds'],
  ['a reminder of 10 s', { reminderTimerDefaultSeconds: 10 }, 'taken'],
  ['a welcome', { messageOnJoinEnabled: true }, 'taken'],
  ['a blank welcome', { messageOnJoinEnabled: true, messageOnJoin: ' ' }, 'invalid message_on_join'],
  ['a blank welcome that is off', { messageOnJoin: '' }, 'taken'],
  ['a webhook without an address', { webhookOnCreationEnabled: true }, 'invalid webhook_on_creation_url'],
  [
    'the other webhook without one',
    { webhookOnStatusUpdateEnabled: true },
    'invalid webhook_on_status_update_url',
  ],
  [
    'a malformed address',
    { webhookOnStatusUpdateUrl: 'example.org' },
    'invalid webhook_on_status_update_url',
  ],
])('%s', (_what, edit, expected) => {
  expect(faultOf(edit)).toBe(expected)
})

test('people invited twice are invited once', () => {
  expect(edited({ invitedUserIds: ['bob', 'ann', 'bob'] }).invitedUserIds).toEqual(['bob', 'ann'])
})
