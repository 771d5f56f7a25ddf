import { expect, test } from '@jest/globals'

import { newIncident, type Incident } from './incident.ts'
import { dismissReminder, fallDue, mustBeReminder, withReminder } from './reminder.ts'

const start = new Date('2026-01-02T03:00:00Z')
const due = new Date('2026-01-02T03:15:00Z')

const order = { name: 'Outage', description: '', teamId: 'ops', postId: '', playbook: undefined }
const { incident } = newIncident(
  { ...order, id: 'i', reporterId: 'ann', commanderId: 'ann', at: start },
  () => 'id',
)
const running: Incident = { ...incident, ...withReminder(start, 900) }
const now = { key: 'post', at: due }

test('a reminder falls due once, at its time', () => {
  const { incident: after, facts } = fallDue(running, due, now)
  expect(after).toMatchObject({ isOverdue: true, reminderKey: 'post', reminderAt: due })
  expect(facts).toEqual([{ kind: 'reminder_due', by: '', at: due }])
  expect(fallDue(after, due, now).facts).toEqual([])
})

test('nothing falls due that was answered, moved or ended, or before its time', () => {
  const moved = { ...running, ...withReminder(due, 900) }
  expect(fallDue(moved, due, now).facts).toEqual([])
  expect(fallDue({ ...running, reminderAt: undefined }, due, now).facts).toEqual([])
  expect(fallDue({ ...running, status: 'Resolved' }, due, now).facts).toEqual([])
  expect(fallDue(running, due, { ...now, at: new Date(due.getTime() - 1) }).facts).toEqual([])
})

test('a dismissed reminder is gone, but its length is preselected next time', () => {
  const { incident: standing } = fallDue(running, due, now)
  const { incident: after, facts } = dismissReminder(standing, due, 'bob', due)
  expect(after).toMatchObject({ isOverdue: false, reminderKey: '', previousReminderSeconds: 900 })
  expect(after.reminderAt).toBeUndefined()
  expect(facts).toEqual([{ kind: 'reminder_dismissed', by: 'bob', at: due }])
  expect(dismissReminder(after, due, 'bob', due).facts).toEqual([])
})

test('only the reminder that stands can be dismissed', () => {
  expect(dismissReminder(running, due, 'bob', due).facts).toEqual([])
  const { incident: standing } = fallDue(running, due, now)
  expect(dismissReminder(standing, start, 'bob', due).facts).toEqual([])
})

test.each([0, 10, 900, 2_592_000])('%d seconds can be chosen', (seconds) => {
  expect(() => mustBeReminder(seconds)).not.toThrow()
})

test.each([-1, 1, 9, 2_592_001, 10.5, Number.NaN])('%d seconds cannot be chosen', (seconds) => {
  expect(() => mustBeReminder(seconds)).toThrow('10 seconds to 30 days')
})
