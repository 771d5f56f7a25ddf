import { expect, test } from '@jest/globals'

import { newIncident, type Incident } from './incident.ts'
import type { Status } from './status.ts'
import {
  standingOf,
  withEditedPost,
  withoutStatusUpdate,
  withStatusUpdate,
  type StatusUpdate,
} from './status-update.ts'

const start = new Date('2026-01-02T03:00:00Z')
/** Minutes after the start. */
const minute = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000)

const order = { name: 'Outage', description: 'Overview', teamId: 'ops', postId: '', playbook: undefined }
const { incident } = newIncident(
  { ...order, id: 'i', reporterId: 'ann', commanderId: 'ann', at: start },
  () => 'id',
)
const archiving: Incident = {
  ...incident,
  automation: { ...incident.automation, archiveChannelEnabled: true },
}

const updateAt = (minutes: number, status: Status, given: Partial<StatusUpdate> = {}): StatusUpdate => ({
  id: `at ${minutes}`,
  seq: minutes,
  postId: `post at ${minutes}`,
  authorId: 'bob',
  status,
  oldStatus: 'Reported',
  description: '',
  reminderSeconds: 0,
  createAt: minute(minutes),
  editAt: undefined,
  deleteAt: undefined,
  ...given,
})

/** `x` behind a status: its post is deleted. */
const updatesOf = (words: string): StatusUpdate[] =>
  words.split(', ').flatMap((word, index) => {
    const [status, mark] = word.split(' ')
    if (!status) return []
    return [updateAt(index + 1, status as Status, { deleteAt: mark === 'x' ? minute(60) : undefined })]
  })

test.each<[string, Status, number]>([
  ['', 'Reported', 0],
  ['Active', 'Active', 0],
  ['Resolved', 'Resolved', 1],
  ['Active, Resolved', 'Resolved', 2],
  ['Resolved, Resolved', 'Resolved', 1],
  ['Resolved, Archived', 'Archived', 1],
  ['Resolved, Active, Resolved', 'Resolved', 3],
  ['Resolved, Active', 'Active', 0],
  ['Active, Resolved x', 'Active', 0],
  ['Resolved x', 'Reported', 0],
  ['Resolved x, Archived', 'Archived', 2],
  ['Resolved, Active x, Archived', 'Archived', 1],
])('A-062 updates [%s]: the status is %s, ended at minute %d (0 = ongoing)', (words, status, ended) => {
  const expected = { status, endAt: ended === 0 ? undefined : minute(ended) }
  const updates = updatesOf(words)
  expect(standingOf(updates)).toMatchObject(expected)
  expect(standingOf(updates.toReversed())).toMatchObject(expected)
})

test('of two updates in one millisecond the one asked for later decides', () => {
  const [first, second] = [updateAt(1, 'Active'), updateAt(1, 'Resolved', { id: 'b', seq: 2 })]
  expect(standingOf([second, first])).toMatchObject({ status: 'Resolved' })
})

test('an update sets status, overview and reminder, and says what was before', () => {
  const posted = updateAt(3, 'Active', { description: 'Gateway is down', reminderSeconds: 900 })
  const { incident: after, update, facts } = withStatusUpdate(incident, [], posted)
  expect(after).toMatchObject({
    status: 'Active',
    description: 'Gateway is down',
    lastStatusUpdateAt: minute(3),
    reminderAt: minute(18),
    previousReminderSeconds: 900,
  })
  expect(update.oldStatus).toBe('Reported')
  expect(facts).toEqual([{ kind: 'status_updated', update, by: 'bob', at: minute(3) }])
})

test('without a description the overview stays; without a reminder none is preselected next time', () => {
  const running = { ...incident, reminderAt: minute(9), previousReminderSeconds: 900, isOverdue: true }
  const { incident: after } = withStatusUpdate(running, [], updateAt(3, 'Active'))
  expect(after).toMatchObject({ description: 'Overview', isOverdue: false, previousReminderSeconds: 0 })
  expect(after.reminderAt).toBeUndefined()
})

test.each<Status>(['Resolved', 'Archived'])('P-20 %s takes no reminder and preselects none', (status) => {
  const running = {
    ...incident,
    reminderAt: minute(9),
    previousReminderSeconds: 900,
    reminderKey: 'key',
    reminderPostId: 'reminder',
  }
  const { incident: after } = withStatusUpdate(running, [], updateAt(3, status, { reminderSeconds: 900 }))
  expect(after).toMatchObject({ previousReminderSeconds: 0, reminderKey: '', reminderPostId: '' })
  expect(after.reminderAt).toBeUndefined()
})

test('A-069 an update that is stored after a newer one changes neither status nor reminder', () => {
  const newer = updateAt(5, 'Active', { reminderSeconds: 3600 })
  const { incident: present } = withStatusUpdate(incident, [], newer)
  const late = updateAt(4, 'Resolved', { description: 'From the older one' })
  const { incident: after, update } = withStatusUpdate(present, [newer], late)
  expect(after).toMatchObject({ status: 'Active', reminderAt: minute(65), lastStatusUpdateAt: minute(5) })
  expect(after.endAt).toBeUndefined()
  expect(after.description).toBe('From the older one')
  expect(update.oldStatus).toBe('Reported')
})

test('a newer description is not overwritten by an older one', () => {
  const newer = updateAt(5, 'Active', { description: 'New' })
  const { incident: present } = withStatusUpdate(incident, [], newer)
  const { incident: after } = withStatusUpdate(
    present,
    [newer],
    updateAt(4, 'Active', { description: 'Old' }),
  )
  expect(after.description).toBe('New')
})

test('Archived archives the channel only where the playbook wants it, anything else brings it back', () => {
  const archivedBy = (given: Incident) => withStatusUpdate(given, [], updateAt(1, 'Archived')).incident
  expect(archivedBy(incident).isChannelArchivedByUs).toBe(false)
  const archived = archivedBy(archiving)
  expect(archived.isChannelArchivedByUs).toBe(true)
  const back = withStatusUpdate(archived, updatesOf('Archived'), updateAt(2, 'Resolved'))
  expect(back.incident.isChannelArchivedByUs).toBe(false)
})

test('A-063 without its newest update the incident is as the one before said', () => {
  const [first, newest] = [updateAt(1, 'Active', { reminderSeconds: 900 }), updateAt(2, 'Resolved')]
  const present = withStatusUpdate(incident, [first], newest).incident
  const { incident: after, update, facts } = withoutStatusUpdate(present, [first], newest, minute(9))
  expect(after).toMatchObject({ status: 'Active', lastStatusUpdateAt: minute(1) })
  expect([after.endAt, after.reminderAt]).toEqual([undefined, undefined])
  expect(update.deleteAt).toEqual(minute(9))
  expect(facts).toMatchObject([{ kind: 'status_update_deleted', from: 'Resolved', to: 'Active' }])
  expect(withoutStatusUpdate(after, [first], update, minute(10)).facts).toEqual([])
})

test('a deletion that ends the incident drops its reminder; one that does not leaves it', () => {
  const [first, second] = [updateAt(1, 'Resolved'), updateAt(2, 'Active', { reminderSeconds: 900 })]
  const present = withStatusUpdate(incident, [first], second).incident
  expect(withoutStatusUpdate(present, [second], first, minute(9)).incident.reminderAt).toEqual(minute(17))
  const ended = withoutStatusUpdate(present, [first], second, minute(9)).incident
  expect(ended).toMatchObject({ status: 'Resolved', endAt: minute(1), previousReminderSeconds: 0 })
  expect(ended.reminderAt).toBeUndefined()
})

test('an update whose post was deleted before it was stored changes nothing', () => {
  const gone = updateAt(1, 'Resolved', { deleteAt: minute(1), description: 'x' })
  const { incident: after, facts } = withStatusUpdate(incident, [], gone)
  expect(after).toBe(incident)
  expect(facts).toMatchObject([{ kind: 'status_update_deleted', from: 'Reported', to: 'Reported' }])
})

test('an edited post is noted once', () => {
  const { update, facts } = withEditedPost(incident, updateAt(1, 'Active'), minute(5))
  expect(update).toMatchObject({ editAt: minute(5), status: 'Active' })
  expect(facts).toHaveLength(1)
  expect(withEditedPost(incident, update, minute(5)).facts).toEqual([])
})
