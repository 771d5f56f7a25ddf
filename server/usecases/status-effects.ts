import type { ChangeFact } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import { say } from './messages.ts'
import type { ChangedRows, Seen } from './ports/changes.ts'
import type { OutboxEntry } from './ports/outbox.ts'
import type { NewId } from './ports/process.ts'
import type { StatusPost } from './ports/reads.ts'

/** One version step as far as its reminder and its channel are concerned. */
type Step = Readonly<{
  facts: readonly ChangeFact[]
  before: Incident
  incident: Incident
  seen: Pick<Seen, 'people'>
  newId: NewId
}>

/** What goes out before the posts of a step. */
export function beforePosts({ before, incident, newId }: Step): OutboxEntry[] {
  const entry = { incidentId: incident.id }
  const { reminderKey, reminderPostId, reminderAt, createAt } = before
  const isAnswered = reminderKey !== '' && reminderKey !== incident.reminderKey
  const removal: OutboxEntry = {
    ...entry,
    kind: 'remove_post',
    key: newId(),
    postKey: reminderKey,
    postId: reminderPostId,
    sinceAt: reminderAt ?? createAt,
  }
  const isWantedBack = before.isChannelArchivedByUs && !incident.isChannelArchivedByUs
  const restoring: OutboxEntry = { ...entry, kind: 'restore_channel', key: newId() }
  return [...(isWantedBack ? [restoring] : []), ...(isAnswered ? [removal] : [])]
}

/** B-15, of a reminder that has just fallen due. */
export function reminderPosts({ facts, incident, seen }: Step): OutboxEntry[] {
  const { reminderKey: key, reminderAt: dueAt, id: incidentId } = incident
  return facts.flatMap(({ kind, at }): OutboxEntry[] => {
    if (kind !== 'reminder_due' || key === '' || !dueAt) return []
    const commander = seen.people.get(incident.commanderId)
    const message = say.reminder({
      commander: commander?.username ?? incident.commanderId,
      isHere: commander?.isActiveMember ?? false,
      lastUpdateAt: incident.lastStatusUpdateAt,
      at,
    })
    return [{ kind: 'post', key, incidentId, message, timelineEventId: '', taskId: '', reminder: { dueAt } }]
  })
}

/** What goes out behind everything else: nothing can be posted once the channel is archived. */
export function afterEverything({ facts, incident, newId }: Step): OutboxEntry[] {
  const isUpdate = facts.some(({ kind }) => kind === 'status_updated')
  if (!isUpdate || !incident.isChannelArchivedByUs) return []
  return [{ kind: 'archive_channel', key: newId(), incidentId: incident.id }]
}

/** New, edited and deleted ones, as pages show them. */
export const statusPostsIn = ({ statusUpdates }: ChangedRows): readonly StatusPost[] | undefined =>
  statusUpdates?.map(({ postId, status, authorId, createAt, editAt, deleteAt }) => ({
    id: postId,
    status,
    authorId,
    createAt,
    editAt,
    deleteAt,
  }))
