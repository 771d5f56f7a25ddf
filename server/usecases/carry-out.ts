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
import type { DueEntry, EntryOf, OutboxEntry, OutboxStore, PostEntry } from './ports/outbox.ts'
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
  const { entry } = due
  if (entry.kind === 'post') return post(deps, due, entry, run)
  if (entry.kind === 'broadcast') return broadcast(deps, due, entry, run)
  await carryOutOther(deps, due, entry, run)
  return ''
}

/** What nobody asks for the post of, if it makes one. */
type OtherEntry = Exclude<OutboxEntry, EntryOf<'post' | 'broadcast'>>

function carryOutOther(deps: CarryOutDeps, due: DueEntry, entry: OtherEntry, run: Run): Promise<void> {
  switch (entry.kind) {
    case 'invite':
      return invite(deps, due, entry)
    case 'start_note':
      return tellOfStart(deps, due, entry, run)
    case 'announcement':
      return announceStart(deps, due, entry, run)
    case 'origin_post':
      return quoteOrigin(deps, due, run)
    case 'welcome':
      return deps.greet(entry.incidentId)
    case 'remove_post':
      return removePost(deps, due, entry, run)
    case 'archive_channel':
      return archiveChannel(deps, due, entry, run)
    case 'restore_channel':
      return restoreChannel(deps, due, run)
    case 'direct_message':
      return sendDirectly(deps, due, entry, run)
    case 'assignment_message':
      return tellAssignee(deps, due, entry, run)
    case 'retrospective_request':
      return askForRetrospective(deps, due, entry, run)
    case 'settle_requests':
      return settleRequests(deps, due, entry, run)
    case 'incident_changed':
      return tellOfChange(deps, due, entry, run)
    case 'incident_created':
      return deps.host.publishCreated({ ...entry, incident: due.incident })
    case 'incidents_changed':
      return tellTeam(deps, due, entry)
    case 'webhook':
      return deps.makeDelivery(due, entry)
    case 'started_note':
      return tellStarter(deps, due, entry)
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

async function tellOfChange(
  { host }: CarryOutDeps,
  due: DueEntry,
  entry: EntryOf<'incident_changed'>,
  run: Run,
): Promise<void> {
  const changed = withPostIds(entry.changed, due, run)
  await host.publishChanged({ ...entry, ...due, incident: withReminderPost(due.incident, run), changed })
}

async function tellTeam(
  { hintTeam }: CarryOutDeps,
  due: DueEntry,
  { wasPublic }: EntryOf<'incidents_changed'>,
): Promise<void> {
  if (due.incident.channelType === 'O' || wasPublic) await hintTeam(due)
}

const tellStarter = (
  { host }: CarryOutDeps,
  { incident, channelName }: DueEntry,
  { userId, askedInChannelId: channelId }: EntryOf<'started_note'>,
): Promise<void> =>
  host.sendEphemeral({ userId, channelId, message: say.startedNote(incident.name, channelName) })

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
