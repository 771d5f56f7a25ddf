import type { Task } from '../../domain/checklist.ts'
import type { ChangeableField, Incident } from '../../domain/incident.ts'
import type { Status } from '../../domain/status.ts'
import type { TimelineEvent } from '../../domain/timeline.ts'
import type { AuditRecord } from './audit.ts'
import type { StatusPost } from './reads.ts'
import type { ToldUpdate } from './webhooks.ts'
import type { WebhookEvent } from '../../domain/webhook-delivery.ts'

type Addressed = Readonly<{
  /** Unique for ever; lets a receiver drop a repeat. */
  key: string
  incidentId: string
}>

export type PostEntry = Addressed &
  Readonly<{
    kind: 'post'
    /** By the bot, into the incident channel. */
    message: string
    /** The record entry that this post belongs to; its `postId` is filled once the post exists. */
    timelineEventId: string
    /** The task whose last change of state or assignee this post tells, or `""`. */
    taskId: string
    /** Of a post that asks for the status update due then: it gets the buttons. */
    reminder?: Readonly<{ dueAt: Date }>
  }>

type RemovePostEntry = Addressed &
  Readonly<{
    kind: 'remove_post'
    /** Of the entry that makes the post, which may still be on its way. */
    postKey: string
    /** `""`: not known yet. */
    postId: string
    /** The post cannot be older. */
    sinceAt: Date
  }>

/** Stands behind everything else of its change. */
type ArchiveEntry = Addressed & Readonly<{ kind: 'archive_channel' }>

type RestoreEntry = Addressed & Readonly<{ kind: 'restore_channel' }>

type DirectMessageEntry = Addressed &
  Readonly<{
    kind: 'direct_message'
    userId: string
    /** By the bot. */
    message: string
  }>

/** Adds the next so many of the people whom the playbook invites. */
type InviteEntry = Addressed & Readonly<{ kind: 'invite'; from: number }>

/** Behind the last step of inviting: who could not be added, and what else is not as the playbook says. */
type StartNoteEntry = Addressed &
  Readonly<{
    kind: 'start_note'
    /** `""` = none. */
    note: string
  }>

/** In the channel that the playbook names. */
type AnnouncementEntry = Addressed &
  Readonly<{
    kind: 'announcement'
    /** Username. */
    commander: string
  }>

/** Quotes the post that the incident was started from. */
type OriginPostEntry = Addressed & Readonly<{ kind: 'origin_post' }>

/** Behind everything of its change: who came in is welcomed, if they are connected. */
type WelcomeEntry = Addressed & Readonly<{ kind: 'welcome' }>

/** A copy of a status update, in the channel that the playbook names. */
type BroadcastEntry = Addressed &
  Readonly<{
    kind: 'broadcast'
    statusUpdateId: string
    /** Of the update. */
    postId: string
    authorId: string
    status: Status
    /** How long the incident had lasted by then. */
    lastedMs: number
  }>

/** Of the bot to whom a task was given. */
type AssignmentEntry = Addressed &
  Readonly<{
    kind: 'assignment_message'
    userId: string
    taskId: string
    message: string
    /** In place of it, after many. */
    manyMessage: string
  }>

/** Asks for the retrospective; the posts that asked before lose their button. */
type RequestEntry = Addressed & Readonly<{ kind: 'retrospective_request'; sinceAt: Date }>

/** Nobody is to press the button of a request any more: the post goes, or its button. */
type SettleEntry = Addressed & Readonly<{ kind: 'settle_requests'; goes: 'post' | 'button'; sinceAt: Date }>

type ChangedEntry = Addressed &
  Readonly<{ kind: 'incident_changed'; version: number; updateAt: Date; changed: ChangedParts }>

type CreatedEntry = Addressed & Readonly<{ kind: 'incident_created'; userId: string; clientId: string }>

/** For a team's lists, which anybody in the team may have open: so nothing is told of what only its channel sees. */
type IncidentsChangedEntry = Addressed &
  Readonly<{
    kind: 'incidents_changed'
    /** The channel was public until this change, so that lists have to drop it. */
    wasPublic: boolean
  }>

type StartedNoteEntry = Addressed &
  Readonly<{ kind: 'started_note'; userId: string; askedInChannelId: string }>

/** For the receiver of a playbook's webhook. Its key is the id of the event. */
export type WebhookEntry = Addressed &
  Readonly<{
    kind: 'webhook'
    event: WebhookEvent
    eventAt: Date
    actorId: string
    /** Of `status_updated`. */
    update?: ToldUpdate
  }>

/** One effect of a committed change. A new kind does not compile until deliver.ts carries it out. */
export type OutboxEntry =
  | PostEntry
  | InviteEntry
  | StartNoteEntry
  | AnnouncementEntry
  | OriginPostEntry
  | BroadcastEntry
  | WelcomeEntry
  | RemovePostEntry
  | ArchiveEntry
  | RestoreEntry
  | DirectMessageEntry
  | AssignmentEntry
  | RequestEntry
  | SettleEntry
  | ChangedEntry
  | CreatedEntry
  | IncidentsChangedEntry
  | StartedNoteEntry
  | WebhookEntry

/** Nothing failed: the entry has to wait for its time. */
export class NotYet extends Error {
  readonly at: Date

  constructor(at: Date) {
    super('not yet')
    this.name = 'NotYet'
    this.at = at
  }
}
export type EntryOf<Kind extends OutboxEntry['kind']> = Extract<OutboxEntry, { kind: Kind }>

/** What shows in the incident channel: of one incident in the order in which things happened. */
export const ORDERED_KINDS: readonly OutboxEntry['kind'][] = [
  'post',
  'invite',
  'start_note',
  'announcement',
  'origin_post',
  'retrospective_request',
  'settle_requests',
  'broadcast',
  'welcome',
  'remove_post',
  'archive_channel',
  'restore_channel',
]

export const isOrdered = ({ kind }: OutboxEntry): boolean => ORDERED_KINDS.includes(kind)

/** Entries of one line keep their order: what shows in the channel, and what one receiver is told. */
export function lineOf(entry: OutboxEntry): 'channel' | 'webhook' | undefined {
  if (isOrdered(entry)) return 'channel'
  return entry.kind === 'webhook' ? 'webhook' : undefined
}

/** What one version step changed, for open pages. */
export type ChangedParts = Readonly<{
  /** Their values are read when the event is sent. */
  fields?: readonly ChangeableField[]
  /** New, renamed and moved ones; `""` = last. */
  checklists?: readonly Readonly<{ id: string; title: string; beforeChecklistId: string }>[]
  removedChecklistIds?: readonly string[]
  tasks?: readonly Task[]
  removedTaskIds?: readonly string[]
  /** Where moved and new tasks stand; `""` = last. */
  movedTasks?: readonly Readonly<{ id: string; checklistId: string; beforeTaskId: string }>[]
  statusPosts?: readonly StatusPost[]
  timelineEvents?: readonly TimelineEvent[]
  removedTimelineEventIds?: readonly string[]
}>

/** A waiting entry with what it needs to be carried out now. */
export type DueEntry = Readonly<{
  entry: OutboxEntry
  incident: Incident
  /** After a failed attempt: not to be tried before. */
  notBefore: Date | undefined
  teamName: string
  channelName: string
  /** In the channel on record, but not in its team any more: they are told nothing. */
  outsiderIds: readonly string[]
  /** Posts of record entries that exist already, by record entry. */
  postIds: Readonly<Record<string, string>>
  createAt: Date
  tries: number
}>

/** An entry that was carried out. */
export type Delivered = Readonly<{
  entry: OutboxEntry
  /** The post that it became, which its record entry and task, or the reminder, get to know; `""` = none. */
  postId: string
}>

/** What one incident owes, for this process alone. */
export type TakenEntries = Readonly<{
  /** Every one that waits and is not given up, in order, also those not due yet; none while the incident is starting. */
  entries: readonly DueEntry[]
  /** Removes what was carried out, and lets others at it. `isMore`: there are entries that came meanwhile. */
  letGo(delivered: readonly Delivered[]): Promise<{ isMore: boolean }>
}>

/** What came of an attempt that failed. */
export type Failure = Readonly<{
  /** For the log. */
  message: string
  /** Attempts until now. */
  tries: number
  /** `undefined`: it is set aside. */
  retryAt: Date | undefined
}>

export interface OutboxStore {
  /** What an incident owes, until let go; `busy` while another node has it. */
  take(incidentId: string): Promise<TakenEntries | 'busy'>
  /** Incidents that are not starting any more, with entries that are due, oldest entry first. */
  incidentsWithDue(now: Date, limit: number): Promise<readonly string[]>
  /** Removes the entry; the channel stays, so nobody may restore it on the playbook's authority later. */
  archiveRefused(entry: OutboxEntry, audit: AuditRecord): Promise<void>
  failed(entry: OutboxEntry, failure: Failure): Promise<void>
  /** The post that an earlier attempt at this entry made, if it did. */
  findPost(question: { key: string; channelId: string; since: Date }): Promise<string | undefined>
}
