import type { ChangeFact } from './facts.ts'
import type { Incident } from './incident.ts'
import { withoutReminder, withReminder } from './reminder.ts'
import { askedAgainAt, isAwaited } from './retrospective.ts'
import { isOngoing, type Status } from './status.ts'

/** A participant's word on how things stand; its message is the host's post. */
export type StatusUpdate = Readonly<{
  id: string
  /** Orders updates of one millisecond. */
  seq: number
  postId: string
  authorId: string
  status: Status
  /** What held before it. */
  oldStatus: Status
  /** `""`: the overview stays as it is. */
  description: string
  /** Until the next one is due; 0 = none. */
  reminderSeconds: number
  /** Of the post. */
  createAt: Date
  editAt: Date | undefined
  deleteAt: Date | undefined
}>

type Standing = Pick<Incident, 'status' | 'endAt' | 'lastStatusUpdateAt'>

type StatusChange = Readonly<{
  incident: Incident
  update: StatusUpdate
  facts: readonly ChangeFact[]
}>

/** What the updates that are not deleted say: data-model.md 3, rules 2 and 3. */
export function standingOf(updates: readonly StatusUpdate[]): Standing {
  const live = updates.filter(isLive).toSorted(inOrder)
  const newest = live.at(-1)
  const newestOngoing = live.findLastIndex(({ status }) => isOngoing(status))
  return {
    status: newest?.status ?? 'Reported',
    endAt: live[newestOngoing + 1]?.createAt,
    lastStatusUpdateAt: newest?.createAt,
  }
}

/**
 * The incident with an update whose post is out. One that comes after a newer one changes neither status nor
 * reminder: the newer decides.
 *
 * @param others Every other update, deleted ones too.
 */
export function withStatusUpdate(
  incident: Incident,
  others: readonly StatusUpdate[],
  posted: Omit<StatusUpdate, 'oldStatus'>,
): StatusChange {
  const earlier = others.filter((other) => inOrder(other, posted) < 0)
  const update = { ...posted, oldStatus: standingOf(earlier).status }
  if (!isLive(update)) return deletedAtOnce(incident, update)
  const newer = others.filter((other) => isLive(other) && inOrder(other, update) > 0)
  const isDescribed = update.description !== '' && newer.every(({ description }) => description === '')
  const after = {
    ...incident,
    ...standingOf([...others, update]),
    ...(isDescribed && { description: update.description }),
  }
  const by = update.authorId
  return {
    incident: withRequest(incident, newer.length > 0 ? after : decidedBy(update, after), update.createAt),
    update,
    facts: [{ kind: 'status_updated', update, by, at: update.createAt }],
  }
}

/** The newest update also sets the reminder, and whether the channel is archived. */
function decidedBy({ createAt, reminderSeconds }: StatusUpdate, incident: Incident): Incident {
  const isChannelArchivedByUs = incident.status === 'Archived' && incident.automation.archiveChannelEnabled
  return {
    ...incident,
    ...(isOngoing(incident.status) ? withReminder(createAt, reminderSeconds) : withoutReminder),
    isChannelArchivedByUs,
  }
}

/** The end asks for the retrospective, and again after a while; going on takes that back. */
function withRequest(before: Incident, after: Incident, at: Date): Incident {
  if (isOngoing(after.status)) return { ...after, retrospectiveReminderAt: undefined }
  if (!isOngoing(before.status) || !isAwaited(after.retrospective)) return after
  return { ...after, retrospectiveReminderAt: askedAgainAt(after.retrospective, at) }
}

/** Somebody, or another plugin, was quicker than we. */
const deletedAtOnce = (incident: Incident, update: StatusUpdate): StatusChange => ({
  incident,
  update,
  facts: [deletedFact(update, incident.status, incident.status, update.createAt)],
})

/**
 * The incident once the post of an update is gone; the remaining ones decide. No fact when that was known.
 *
 * @param others Every other update.
 */
export function withoutStatusUpdate(
  incident: Incident,
  others: readonly StatusUpdate[],
  present: StatusUpdate,
  at: Date,
): StatusChange {
  if (!isLive(present)) return { incident, update: present, facts: [] }
  const after = { ...incident, ...standingOf(others) }
  const update = { ...present, deleteAt: at }
  return {
    incident: {
      ...after,
      ...(isOngoing(after.status) ? { retrospectiveReminderAt: undefined } : withoutReminder),
      isChannelArchivedByUs: incident.isChannelArchivedByUs && after.status === 'Archived',
    },
    update,
    facts: [deletedFact(update, incident.status, after.status, at)],
  }
}

/** The text of its post was changed; what it states stays. */
export function withEditedPost(incident: Incident, present: StatusUpdate, editAt: Date): StatusChange {
  const isKnown = present.editAt !== undefined && present.editAt >= editAt
  if (isKnown) return { incident, update: present, facts: [] }
  const update = { ...present, editAt }
  return { incident, update, facts: [{ kind: 'status_update_edited', update, by: '', at: editAt }] }
}

const isLive = ({ deleteAt }: Pick<StatusUpdate, 'deleteAt'>): boolean => deleteAt === undefined

/** By the time of the post, then as they were asked for. */
const inOrder = (one: Ordered, other: Ordered): number =>
  one.createAt.getTime() - other.createAt.getTime() || one.seq - other.seq

type Ordered = Pick<StatusUpdate, 'createAt' | 'seq'>

const deletedFact = (update: StatusUpdate, from: Status, to: Status, at: Date): ChangeFact => ({
  kind: 'status_update_deleted',
  update,
  from,
  to,
  by: update.authorId,
  at,
})
