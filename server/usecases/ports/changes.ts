import type { MemberChange } from '../../domain/facts.ts'
import type { Checklist, Task } from '../../domain/checklist.ts'
import type { Channel, Incident } from '../../domain/incident.ts'
import type { IncidentFacts } from '../../domain/permissions.ts'
import type { StatusUpdate } from '../../domain/status-update.ts'
import type { TimelineEvent } from '../../domain/timeline.ts'
import type { AuditRecord } from './audit.ts'
import type { Keep } from './idempotency.ts'
import type { OutboxEntry } from './outbox.ts'

/** The part of the facts that our own tables and the host's hold; {@link HostAnswers} is the rest. */
export type StoredIncidentFacts = Omit<IncidentFacts, keyof HostAnswers> &
  Readonly<{ username: string; teamName: string }>

export type HostAnswers = Readonly<{
  isAdmin: boolean
  mayReadChannel: boolean
  mayReadPublicChannels: boolean
}>

/** Somebody a change is about. */
export type SeenPerson = Readonly<{
  username: string
  /** An active person, no bot, who is in the team and in the incident channel now. */
  isActiveMember: boolean
}>

export type Seen = Readonly<{
  facts: StoredIncidentFacts
  /** As the host has it now; of one that is gone what we know of it. */
  channel: Channel
  task: Task | undefined
  /** In order; empty unless they were asked for. */
  checklists: readonly Checklist[]
  /**
   * By id: the person asked for, the commander and the task's assignee, or all assignees if the checklists were asked
   * for; as far as they have accounts.
   */
  people: ReadonlyMap<string, SeenPerson>
}>

/** One that is not posted yet has neither post nor time of its own. */
export type StoredStatusUpdate = StatusUpdate & Readonly<{ isPosted: boolean }>

/** Somebody of whom the host has told that they came or left, and who brought or removed them; `""` = nobody else. */
export type HeardMember = Readonly<{ userId: string; addedBy: string; removedBy: string }>

/** Whom to compare with the channel's members now. */
export type Members = readonly HeardMember[] | 'everybody'

/** Changes of members that are found, and put on record, at a time. */
export const MOST_MEMBERS = 100

/** Rows of an incident that change beside its own: whole, as they are afterwards, or the ids of those that go. */
export type ChangedRows = Readonly<{
  /** New ones too. */
  checklists?: readonly Omit<Checklist, 'tasks'>[]
  /** With their tasks. */
  removedChecklistIds?: readonly string[]
  /** New ones too. */
  tasks?: readonly Task[]
  removedTaskIds?: readonly string[]
  /** From then on they are posted. */
  statusUpdates?: readonly StatusUpdate[]
  removedTimelineEventIds?: readonly string[]
  /** Who took those entries off the record. */
  removedBy?: string
  /** Who came and who left. */
  members?: readonly MemberChange[]
}>

/** The difference that one version step makes. */
export type IncidentChange = Readonly<{
  /** As it is afterwards, version raised. */
  incident: Incident
  rows: ChangedRows
  timelineEvents: readonly TimelineEvent[]
  outbox: readonly OutboxEntry[]
  audit: readonly AuditRecord[]
}>

/** Inside one transaction. Questions sent without awaiting each other share a round trip. */
export interface Transaction {
  /** Locks the incident's row until the end of the transaction; `undefined` when there is none. */
  lockIncident(id: string): Promise<Incident | undefined>
  /** Live facts, the task if it is one of this incident, and people. Ask after the lock was asked for. */
  look(question: {
    userId: string
    incidentId: string
    taskId?: string | undefined
    personId?: string | undefined
    withChecklists?: true | undefined
  }): Promise<Seen>
  /** A live entry of this incident's record. Ask after the lock was asked for. */
  findEntry(
    incidentId: string,
    which: { id: string } | { postId: string },
  ): Promise<TimelineEvent | undefined>
  /** Every status update of the incident. Ask after the lock was asked for. */
  statusUpdates(incidentId: string): Promise<readonly StoredStatusUpdate[]>
  /**
   * Those who came into the incident channel or left it since it was last put on record, oldest first, at most
   * {@link MOST_MEMBERS}; never bots, and none of a channel that is gone. Ask after the lock was asked for.
   */
  memberChanges(incidentId: string, members: Members): Promise<readonly MemberChange[]>
  /** Is written together with the commit. At most once a transaction. */
  save(change: IncidentChange): void
  /** The answer that a repeat of this request gets; written together with the change. At most once a transaction. */
  keep(answer: Keep): void
}

export interface Work {
  /** Commits when `run` resolves, rolls back when it rejects. Nothing but SQL may happen inside. */
  inTransaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
}
