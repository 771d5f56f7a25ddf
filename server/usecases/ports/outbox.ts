import type { Task } from '../../domain/checklist.ts'
import type { ChangeableField, Incident } from '../../domain/incident.ts'
import type { TimelineEvent } from '../../domain/timeline.ts'
import type { StatusPost } from './reads.ts'

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
  }>

type ChangedEntry = Addressed &
  Readonly<{ kind: 'incident_changed'; version: number; updateAt: Date; changed: ChangedParts }>

type CreatedEntry = Addressed & Readonly<{ kind: 'incident_created'; userId: string; clientId: string }>

type StartedNoteEntry = Addressed &
  Readonly<{ kind: 'started_note'; userId: string; askedInChannelId: string }>

/** One effect of a committed change. A new kind does not compile until deliver.ts carries it out. */
export type OutboxEntry = PostEntry | ChangedEntry | CreatedEntry | StartedNoteEntry

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
  channelState: 'open' | 'archived' | 'deleted'
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

export interface OutboxStore {
  /** Every entry of one started incident that waits and is not given up, in order, also those not due yet. */
  waiting(incidentId: string): Promise<readonly DueEntry[]>
  /** Started incidents with entries that are due, oldest entry first. */
  incidentsWithDue(now: Date, limit: number): Promise<readonly string[]>
  /** Removes the entry; a post's id goes to the record entry and task it belongs to. */
  done(entry: OutboxEntry, postId?: string): Promise<void>
  failed(entry: OutboxEntry, failure: { message: string; retryAt: Date | undefined }): Promise<void>
  /** The post that an earlier attempt at this entry made, if it did. */
  findPost(question: { key: string; channelId: string; since: Date }): Promise<string | undefined>
}
