import type { Task } from '../domain/checklist.ts'
import type { Incident } from '../domain/incident.ts'
import type { TimelineEventType } from '../domain/timeline.ts'
import { tellAssignee, type AssignmentDeps } from './assignment-messages.ts'
import { channelAct } from './audit-of-change.ts'
import type { Audit } from './audit.ts'
import { say } from './messages.ts'
import { broadcast, type BroadcastDeps } from './broadcast.ts'
import type { MakeDelivery } from './make-delivery.ts'
import type { Welcome } from './welcome.ts'
import type { HintTeam } from './team-hint.ts'
import { announceStart, invite, quoteOrigin, tellOfStart, type StartDeps } from './carry-out-start.ts'
import { askForRetrospective, settleRequests, type RequestDeps } from './retrospective-requests.ts'
import { channelStateIn, findEarlier, postOnce, type Run } from './post-once.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host, PostButton } from './ports/host.ts'
import type { DueEntry, EntryOf, OutboxStore, PostEntry } from './ports/outbox.ts'
import { itself } from './ports/people.ts'

export type CarryOutDeps = StartDeps &
  AssignmentDeps &
  RequestDeps &
  BroadcastDeps &
  Readonly<{
    outbox: OutboxStore
    host: Host
    audit: Pick<Audit, 'recordOf' | 'committed'>
    hintTeam: HintTeam
    makeDelivery: MakeDelivery
    greet: Welcome['greet']
    reminderButtons: (reminder: { incidentId: string; dueAt: Date }) => readonly PostButton[]
  }>

/** Carries out one entry. @returns The post that it became, `""` = none. @throws what keeps it from being done. */
export async function carryOut(deps: CarryOutDeps, due: DueEntry, run: Run): Promise<string> {
  const { host } = deps
  const { entry, incident } = due
  switch (entry.kind) {
    case 'post':
      return post(deps, due, entry, run)
    case 'invite':
      await invite(deps, due, entry)
      return ''
    case 'start_note':
      await tellOfStart(deps, due, entry, run)
      return ''
    case 'announcement':
      await announceStart(deps, due, entry, run)
      return ''
    case 'origin_post':
      await quoteOrigin(deps, due, run)
      return ''
    case 'welcome':
      await deps.greet(entry.incidentId)
      return ''
    case 'broadcast':
      return broadcast(deps, due, entry, run)
    case 'remove_post':
      await removePost(deps, due, entry, run)
      return ''
    case 'archive_channel':
      await archiveChannel(deps, due, entry, run)
      return ''
    case 'restore_channel':
      await restoreChannel(deps, due, run)
      return ''
    case 'direct_message':
      await sendDirectly(deps, due, entry, run)
      return ''
    case 'assignment_message':
      await tellAssignee(deps, due, entry, run)
      return ''
    case 'retrospective_request':
      await askForRetrospective(deps, due, entry, run)
      return ''
    case 'settle_requests':
      await settleRequests(deps, due, entry, run)
      return ''
    case 'incident_changed': {
      const changed = withPostIds(entry.changed, due, run)
      await host.publishChanged({ ...entry, ...due, incident: withReminderPost(incident, run), changed })
      return ''
    }
    case 'webhook':
      await deps.makeDelivery(due, entry)
      return ''
    case 'incident_created':
      await host.publishCreated({ ...entry, incident })
      return ''
    case 'incidents_changed':
      if (incident.channelType === 'O' || entry.wasPublic) await deps.hintTeam(due)
      return ''
    case 'started_note':
      await host.sendEphemeral({
        userId: entry.userId,
        channelId: entry.askedInChannelId,
        message: say.startedNote(incident.name, due.channelName),
      })
      return ''
  }
}

/** @returns The post's id; `""` when there is nothing to say, or no place to post, any more. */
async function post(deps: CarryOutDeps, due: DueEntry, entry: PostEntry, run: Run): Promise<string> {
  const { key, message, reminder, incidentId } = entry
  const { channelId, reminderKey } = due.incident
  const isWanted = channelStateIn(run, due) === 'open' && (!reminder || reminderKey === key)
  const buttons = reminder && deps.reminderButtons({ incidentId, dueAt: reminder.dueAt })
  const given = { channelId, message, ...(buttons && { buttons, kind: 'reminder' as const }) }
  const postId = await (isWanted ? postOnce(deps, due, run, given) : findEarlier(deps, due, run, channelId))
  if (postId === undefined) return ''
  run.postIds.set(entry.timelineEventId, postId)
  return postId
}

/** In an archived channel the host lets nothing be removed; a post that is gone already counts as removed. */
async function removePost(
  { outbox, host }: CarryOutDeps,
  due: DueEntry,
  { postId, postKey: key, sinceAt: since }: EntryOf<'remove_post'>,
  run: Run,
): Promise<void> {
  if (channelStateIn(run, due) !== 'open') return
  const { channelId } = due.incident
  const known = postId || run.posted.get(key) || (await outbox.findPost({ key, channelId, since }))
  if (known) await host.deletePost(known).catch(ignoreGone)
}

/** Only while the incident still wants it; a refusal is told in the channel and not repeated. */
async function archiveChannel(
  deps: CarryOutDeps,
  due: DueEntry,
  entry: EntryOf<'archive_channel'>,
  run: Run,
): Promise<void> {
  const { outbox, host, audit } = deps
  const { channelId, isChannelArchivedByUs: isWanted } = due.incident
  if (!isWanted || channelStateIn(run, due) !== 'open') return
  try {
    await host.archiveChannel(channelId).catch(ignoreGone)
  } catch (error) {
    if (!(error instanceof HostRefusal)) throw error
    await postOnce(deps, due, run, { channelId, message: say.archiveRefused() })
    const act = channelAct('channel.archive', due.incident.id)
    const record = audit.recordOf(itself('job'), act, 'failed')
    await outbox.archiveRefused(entry, record)
    return audit.committed([record])
  }
  run.channelState = 'archived'
}

async function restoreChannel({ host }: CarryOutDeps, due: DueEntry, run: Run): Promise<void> {
  const { channelId, isChannelArchivedByUs } = due.incident
  if (isChannelArchivedByUs || channelStateIn(run, due) !== 'archived') return
  await host.restoreChannel(channelId)
  run.channelState = 'open'
}

async function sendDirectly(
  deps: CarryOutDeps,
  due: DueEntry,
  { userId, message }: EntryOf<'direct_message'>,
  run: Run,
): Promise<void> {
  const channelId = await deps.host.directChannelWith(userId)
  await postOnce(deps, due, run, { channelId, message })
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof HostRefusal) || error.reason !== 'gone') throw error
}

type Changed = EntryOf<'incident_changed'>['changed']

function withPostIds(changed: Changed, due: DueEntry, run: Run): Changed {
  const timelineEvents = changed.timelineEvents?.map((event) => {
    const postId = run.postIds.get(event.id) ?? due.postIds[event.id] ?? event.postId
    return { ...event, postId }
  })
  const told = timelineEvents?.find(({ postId, type }) => postId !== '' && type in TASK_POST_ID)
  const tasks = changed.tasks?.map((task) => ({
    ...task,
    ...(told && TASK_POST_ID[told.type]?.(told.postId)),
  }))
  return { ...changed, ...(timelineEvents && { timelineEvents }), ...(tasks && { tasks }) }
}

/** Where a task keeps the id of the post about that entry of the record. */
const TASK_POST_ID: Readonly<Partial<Record<TimelineEventType, (postId: string) => Partial<Task>>>> = {
  task_state_modified: (postId) => ({ stateModifiedPostId: postId }),
  assignee_changed: (postId) => ({ assigneeModifiedPostId: postId }),
}

/** The incident was read before its reminder was posted. */
const withReminderPost = (incident: Incident, { posted }: Run): Incident => ({
  ...incident,
  reminderPostId: posted.get(incident.reminderKey) ?? incident.reminderPostId,
})
