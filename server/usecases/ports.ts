import type { Checklist, Task } from '../domain/checklist.ts'
import type { ListKey, ListQuestion } from '../domain/incident-list.ts'
import type { ChannelType, Incident, NewIncident } from '../domain/incident.ts'
import type { IncidentFacts, PlaybookFacts, StartFacts, TeamFacts } from '../domain/permissions.ts'
import type { Playbook } from '../domain/playbook.ts'
import type { Status } from '../domain/status.ts'
import type { TimelineEvent } from '../domain/timeline.ts'

/** Who asks, as the host vouches for it. */
export type Actor = Readonly<{ userId: string; requestId: string }>

export interface Clock {
  now(): Date
  /** Resolves after that time; never rejects. */
  wait(milliseconds: number): Promise<void>
}

/** A fresh random id: 26 characters. */
export type NewId = () => string

/** The text is constant, the values are fields: ids, durations, outcomes; never names, texts or secrets. */
export interface Log {
  debug(message: string, fields?: Record<string, unknown>): void
  info(message: string, fields?: Record<string, unknown>): void
  warn(message: string, fields?: Record<string, unknown>): void
  error(message: string, fields?: Record<string, unknown>): void
}

export type Person = Readonly<{
  id: string
  username: string
  firstName: string
  lastName: string
  /** BCP 47; the host's locale for this person, or `en`. */
  locale: string
}>

// ---- what is still to be told to the world -------------------------------------------------------

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

/** Fields of the incident that a version step can change, with their new values. */
export type ChangedFields = Readonly<Partial<Pick<Incident, 'numTasksClosed' | 'commanderId'>>>

/** What one version step changed, for open pages. */
export type ChangedParts = Readonly<{
  incident?: ChangedFields
  tasks?: readonly Task[]
  timelineEvents?: readonly TimelineEvent[]
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
  /** Posts of record entries that exist already, by record entry. */
  postIds: Readonly<Record<string, string>>
  createAt: Date
  tries: number
}>

// ---- one change -----------------------------------------------------------------------------------

/** The part of the facts that our own tables and the host's hold; {@link HostAnswers} is the rest. */
export type StoredIncidentFacts = Omit<IncidentFacts, keyof HostAnswers> & Readonly<{ username: string }>

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
  task: Task | undefined
  /** By id: the person asked for, the commander and the task's assignee, as far as they have accounts. */
  people: ReadonlyMap<string, SeenPerson>
}>

/** The difference that one version step makes. */
export type IncidentChange = Readonly<{
  /** As it is afterwards, version raised. */
  incident: Incident
  /** The one task that changed, if one did. */
  task: Task | undefined
  timelineEvents: readonly TimelineEvent[]
  outbox: readonly OutboxEntry[]
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
  }): Promise<Seen>
  /** Is written together with the commit. At most once a transaction. */
  save(change: IncidentChange): void
}

export interface Work {
  /** Commits when `run` resolves, rolls back when it rejects. Nothing but SQL may happen inside. */
  inTransaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
}

// ---- starting -------------------------------------------------------------------------------------

export type IdempotencyKey = Readonly<{ userId: string; route: string; key: string; bodyHash: string }>

/** What an idempotency key stands for: nothing yet, a start that goes on, is open, or had another body. */
export type KeyState =
  | { readonly state: 'free' }
  | { readonly state: 'mismatch' }
  | { readonly state: 'taken'; readonly incidentId: string }

export type StartPhase = 'starting' | 'started' | 'abandoned'

export type StartRow = Readonly<{
  incident: Incident
  phase: StartPhase
  /** The name to be tried, or that was given. */
  channelName: string
  teamName: string
  /** `""` without one, or when it is gone. */
  playbookTitle: string
}>

export interface StartStore {
  /** Facts of permissions.md 6 in one statement; `playbookId` and `commanderId` may be unknown ids or `""`. */
  facts(question: {
    userId: string
    teamId: string
    playbookId: string
    commanderIds: readonly string[]
  }): Promise<
    Omit<StartFacts, 'isAdmin'> & {
      readonly playbook: Playbook | undefined
      readonly playbookFacts: PlaybookFacts
      /** Those of `commanderIds`, and the playbook's default commander, who are active people (no bots) in the team. */
      readonly possibleCommanderIds: readonly string[]
    }
  >
  findKey(key: IdempotencyKey): Promise<KeyState>
  /** Row in phase `starting`, its checklists, the key and the first effects, in one transaction. */
  insert(
    start: NewIncident & {
      channelName: string
      key: IdempotencyKey | undefined
      outbox: readonly OutboxEntry[]
    },
  ): Promise<KeyState>
  find(incidentId: string): Promise<StartRow | undefined>
  /** Remembers which name is tried next, before the host is asked. */
  tryName(incidentId: string, channelName: string): Promise<void>
  channelMade(incidentId: string, channelId: string): Promise<void>
  commanderIs(incidentId: string, commanderId: string): Promise<void>
  /** Phase `started`, participants, record and effects, in one transaction. Repeating it changes nothing. */
  open(start: {
    incident: Incident
    timelineEvents: readonly TimelineEvent[]
    outbox: readonly OutboxEntry[]
  }): Promise<void>
  /** Phase `abandoned`; the key is free again, waiting effects are gone. */
  abandon(incidentId: string, reason: string): Promise<void>
  /** Ids in phase `starting`, oldest first. */
  unfinished(): Promise<readonly string[]>
}

// ---- reading --------------------------------------------------------------------------------------

export type StatusPost = Readonly<{
  id: string
  status: Status
  authorId: string
  createAt: Date
  editAt: Date | undefined
  deleteAt: Date | undefined
}>

/** An incident with all that its page shows. */
export type IncidentRecord = Readonly<{
  incident: Incident
  channelState: 'open' | 'archived' | 'deleted'
  checklists: readonly Checklist[]
  statusPosts: readonly StatusPost[]
  timelineEvents: readonly TimelineEvent[]
  isTimelineTruncated: boolean
}>

export type Place = Readonly<{ incidentId: string; teamId: string; channelId: string }>

export type IncidentPage = Readonly<{
  /** Of all pages. */
  total: number
  rows: readonly Readonly<{ record: IncidentRecord; canEdit: boolean; key: ListKey }>[]
  hasMore: boolean
}>

export type StoredTeamFacts = Omit<TeamFacts, 'isAdmin'>

export interface Reads {
  isTeamEnabled(teamId: string): Promise<boolean>
  /** Where an incident lives; never changes once it is open. `undefined`: unknown, or not open. */
  findPlace(incidentId: string): Promise<Place | undefined>
  findPlaceOfChannel(channelId: string): Promise<Place | undefined>
  findRecord(
    incidentId: string,
    userId: string,
  ): Promise<{ record: IncidentRecord; facts: StoredIncidentFacts } | undefined>
  /** Only what the person may see, judged by live facts; nothing where the team is not theirs or not enabled. */
  findPage(
    question: ListQuestion & {
      readonly userId: string
      readonly isAdmin: boolean
      readonly mayReadPublicChannels: boolean
    },
  ): Promise<IncidentPage & { readonly facts: StoredTeamFacts }>
  findPeople(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>
  /**
   * An active person, no bot, of the incident's team by username, lower case; of several names the first that
   * somebody has. `undefined` also for people whom the asker may not know of.
   */
  findPersonNamed(question: {
    askerId: string
    incident: Pick<Incident, 'teamId' | 'channelId'>
    names: readonly string[]
  }): Promise<Person | undefined>
  /** Playbooks of the team that the person may use, by title ignoring case. */
  usablePlaybooks(question: {
    userId: string
    teamId: string
    isAdmin: boolean
  }): Promise<readonly { readonly id: string; readonly title: string; readonly numTasks: number }[]>
}

// ---- delivering -----------------------------------------------------------------------------------

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

/** Signs what comes back through a browser: dialog states, button contexts. */
export interface Seal {
  seal(content: Readonly<Record<string, string | number>>): string
  /** `undefined` when the text was changed or made by somebody else. Compares in constant time. */
  open(sealed: string): Readonly<Record<string, string | number>> | undefined
}

export interface Locks {
  /** Runs while this process alone, of all nodes, holds the named lock; `busy` when another has it. */
  tryHold<T>(name: string, run: () => Promise<T>): Promise<T | 'busy'>
}

// ---- the host -------------------------------------------------------------------------------------

export type ChannelPermission = 'read_channel_content' | 'create_post' | 'read_public_channel'
type TeamPermission =
  'list_team_channels' | 'read_public_channel' | 'create_public_channel' | 'create_private_channel'

/** The host understood and said no; a repeat would be refused again. */
export class HostRefusal extends Error {
  readonly reason: 'name_taken' | 'not_in_team' | 'gone' | 'refused'

  constructor(reason: HostRefusal['reason'], message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'HostRefusal'
    this.reason = reason
  }
}

/** Mattermost, as the core sees it. Every call throws {@link HostRefusal}, or `unavailable` when it does not answer. */
export interface Host {
  readonly botId: string
  isAdmin(userId: string): Promise<boolean>
  mayInTeam(userId: string, teamId: string, permission: TeamPermission): Promise<boolean>
  mayInChannel(userId: string, channelId: string, permission: ChannelPermission): Promise<boolean>
  /** The person may read this post, and it exists and is no system message. */
  mayReadPost(userId: string, postId: string): Promise<boolean>
  /** Nobody is in it afterwards. Throws `name_taken` also for names of archived channels. */
  createChannel(channel: {
    teamId: string
    type: ChannelType
    name: string
    displayName: string
    header: string
  }): Promise<string>
  findChannelByName(
    teamId: string,
    name: string,
  ): Promise<{ id: string; header: string; creatorId: string } | undefined>
  archiveChannel(channelId: string): Promise<void>
  /** May be repeated. Throws `not_in_team`. */
  addToChannel(channelId: string, userId: string): Promise<void>
  /** May be repeated. */
  addBotToTeam(teamId: string): Promise<void>
  makeChannelAdmin(channelId: string, userId: string): Promise<void>
  /** By the bot. The same key within 30 s answers the first post. */
  createPost(post: { channelId: string; message: string; key: string; incidentId: string }): Promise<string>
  sendEphemeral(post: { userId: string; channelId: string; rootId?: string; message: string }): Promise<void>
  publishCreated(event: { userId: string; incident: Incident; clientId: string }): Promise<void>
  publishChanged(event: {
    incident: Incident
    version: number
    updateAt: Date
    changed: ChangedParts
  }): Promise<void>
  /**
   * Runs a slash command as that person; what it answers goes where it sends it. That the person may post there is
   * for the caller to check.
   *
   * @returns The trigger id for a dialog that the command may open, `""` = none.
   * @throws {HostRefusal} when it is unknown, or refused itself.
   */
  runCommand(order: { userId: string; channelId: string; teamId: string; command: string }): Promise<string>
  openDialog(dialog: { triggerId: string; path: string; dialog: Dialog }): Promise<void>
}

/** An interactive dialog in the host's terms; lengths are checked by the host in bytes of UTF-8. */
export type Dialog = Readonly<{
  callbackId: string
  title: string
  introduction: string
  submitLabel: string
  state: string
  elements: readonly DialogElement[]
}>

export type DialogElement = Readonly<{
  name: string
  label: string
  type: 'text' | 'textarea' | 'select'
  default: string
  placeholder: string
  help: string
  isOptional: boolean
  minLength?: number
  maxLength?: number
  options?: readonly { readonly text: string; readonly value: string }[]
}>
