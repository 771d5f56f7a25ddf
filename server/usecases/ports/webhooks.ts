import type {
  AttemptOutcome,
  AttemptResult,
  DeliveryState,
  WebhookEvent,
} from '../../domain/webhook-delivery.ts'
import type { Status } from '../../domain/status.ts'
import type { AuditRecord } from './audit.ts'
import type { PostEntry } from './outbox.ts'
import type { IncidentRecord } from './reads.ts'

export type Allowance = Readonly<{
  /** Names, addresses and CIDR ranges that an administrator allows all the same. */
  allowedHosts: readonly string[]
  /** Of Mattermost's own address; `""` = not set. */
  siteHost: string
}>

/** Judges where webhooks may go. */
export interface AddressGuard {
  /**
   * @param host A name, or a literal address in its one spelling, IPv6 without brackets. A name that is let through
   *   says nothing of the addresses it has: they are judged when it is resolved.
   */
  isRefused(host: string, allowance: Allowance): boolean
  /** Judges the addresses that such a name has now: one that is refused is enough, unless the name itself is allowed. */
  isRefusedAt(addresses: readonly string[], name: string, allowance: Allowance): boolean
}

/** The status update that an event is about. */
export type ToldUpdate = Readonly<{
  postId: string
  status: Status
  oldStatus: Status
  authorId: string
  createAt: Date
  /** 0 = none. */
  reminderSeconds: number
}>

/** All that the body of an event says. Names of what is gone are `""`. */
export type WebhookContent = Readonly<{
  event: WebhookEvent
  /** Equal in all repeats. */
  eventId: string
  eventAt: Date
  /** Mattermost's own address. */
  siteUrl: string
  teamName: string
  channelName: string
  actorId: string
  actorUsername: string
  commanderUsername: string
  record: IncidentRecord
  /** Of `status_updated`; the message as its post has it. */
  update: (ToldUpdate & Readonly<{ message: string }>) | undefined
}>

export interface WebhookBodies {
  make(content: WebhookContent): string
}

export type NewDelivery = Readonly<{
  id: string
  incidentId: string
  playbookId: string
  event: WebhookEvent
  eventId: string
  url: string
  body: string
  at: Date
}>

/** A delivery whose time has come, with what an attempt needs now. */
export type DueDelivery = Readonly<{
  id: string
  incidentId: string
  playbookId: string
  teamId: string
  /** `""` when it is gone. */
  teamName: string
  event: WebhookEvent
  url: string
  body: string
  /** Attempts so far. */
  tries: number
  /** The playbook's present one, and the one before it as long as that signs along. */
  secrets: readonly string[]
  allowedHosts: readonly string[]
}>

/** An attempt that was made, and what follows from it; all of it is written together. */
export type MadeAttempt = AttemptResult &
  Readonly<{
    delivery: Pick<DueDelivery, 'id'>
    /** From 1. */
    number: number
    at: Date
    durationMs: number
    state: DeliveryState
    nextTryAt: Date | undefined
    endedAt: Date
    /** Posted unless this incident has had one. */
    warning: PostEntry | undefined
    /** Of a delivery that has ended. */
    audit: readonly AuditRecord[]
  }>

/** What the webhook of a playbook is to be told. */
export interface WebhookStore {
  /** The message of a post as it reads now, `""` when it is gone. */
  findMessage(postId: string): Promise<string>
  /** One of an event that there is already changes nothing. */
  add(delivery: NewDelivery): Promise<void>
  /**
   * Deliveries whose time has come, longest waiting first: at most two a target host, `limit` in all. First attempts of
   * an incident come in the order of its events: one that is not made yet holds the later ones back. Not of teams that
   * are switched off.
   */
  findDue(question: {
    now: Date
    besides: readonly string[]
    limit: number
  }): Promise<readonly Readonly<{ id: string; targetHost: string }>[]>
  /** `undefined` when it has ended meanwhile, or is not due any more. */
  find(id: string, now: Date): Promise<DueDelivery | undefined>
  /** Nothing when another node has made this attempt meanwhile. `isWarned`: the warning is in the outbox. */
  record(attempt: MadeAttempt): Promise<{ isRecorded: boolean; isWarned: boolean }>
}

/** What came back; `retryAfter` is the header, `""` = none. */
export type SendResult = AttemptResult & Readonly<{ retryAfter: string }>

export interface WebhookSender {
  /**
   * Makes one attempt; never follows anywhere.
   *
   * @param order.at Stands in the signature.
   * @param order.signal Gives it up: its outcome is unknown then, which rejects.
   */
  send(order: {
    delivery: Pick<DueDelivery, 'id' | 'event' | 'url' | 'body' | 'secrets'>
    allowance: Allowance
    at: Date
    signal: AbortSignal
  }): Promise<SendResult>
}

/** Told of each attempt that was made. */
export interface WebhookObserver {
  webhookAttempted(outcome: AttemptOutcome): void
}
