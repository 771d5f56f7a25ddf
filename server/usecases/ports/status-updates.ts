import type { ChannelType } from '../../domain/incident.ts'
import type { Status } from '../../domain/status.ts'
import type { IdempotencyKey, KeyState } from './idempotency.ts'
import type { OutboxEntry } from './outbox.ts'

/** A status update on its way to the channel. */
export type PendingUpdate = Readonly<{
  id: string
  incidentId: string
  authorId: string
  status: Status
  message: string
  /** `""`: the overview stays as it is. */
  description: string
  /** 0 = none. */
  reminderSeconds: number
  askedAt: Date
  /** The channel was archived then. */
  restoresChannel: boolean
}>

/** How things stand after an update, as its author is told. */
export type StatusAnswer = Readonly<{
  version: number
  postId: string
  status: Status
  endAt: Date | undefined
  reminderAt: Date | undefined
}>

export type FoundUpdate =
  | { readonly phase: 'pending'; readonly update: PendingUpdate }
  /** The first answer of one that was asked for with a key, else as things stand now. */
  | { readonly phase: 'posted'; readonly answer: StatusAnswer }

/** What a dialog is prefilled with besides the incident. */
export type StatusDraft = Readonly<{
  /** Of the newest update that still exists; `undefined` when there is none. */
  latestMessage: string | undefined
  broadcast: Readonly<{ type: ChannelType | 'D' | 'G'; name: string; displayName: string }> | undefined
  teamName: string
}>

export type DueReminder = Readonly<{ incidentId: string; dueAt: Date }>

export interface StatusUpdateStore {
  findKey(key: IdempotencyKey): Promise<KeyState>
  /** Takes the key, if there is one, and notes the update. */
  insert(update: PendingUpdate, key: IdempotencyKey | undefined): Promise<KeyState>
  /** `undefined` for an unknown one, and for one that was dropped. */
  find(id: string): Promise<FoundUpdate | undefined>
  /** Those that wait for their post, oldest first. */
  pendingIds(): Promise<readonly string[]>
  /** Forgets one that is not posted, with its key; what is told about that goes out with it. */
  drop(update: PendingUpdate, outbox: readonly OutboxEntry[]): Promise<void>
  /** The post that an earlier try has made, also if it was deleted since. */
  findPost(
    update: PendingUpdate,
    channelId: string,
  ): Promise<{ id: string; createAt: Date; deleteAt: Date | undefined } | undefined>
  /** The update of a post; of one not stored yet by the key that its post carries. One look-up. */
  findByPost(post: {
    id: string
    key: string
  }): Promise<{ id: string; incidentId: string; phase: FoundUpdate['phase'] } | undefined>
  findDraft(incidentId: string): Promise<StatusDraft>
  /** Reminders whose time has come and that nobody was told of, oldest first; not of teams that are switched off. */
  dueReminders(now: Date, limit: number): Promise<readonly DueReminder[]>
}
