import type { Page, Paging } from '../../domain/paging.ts'
import type { CreateFacts, PlaybookFacts, PlaybookTeamFacts } from '../../domain/permissions.ts'
import type { PlaybookListQuestion } from '../../domain/playbook-list.ts'
import type { Playbook } from '../../domain/playbook.ts'
import type { AuditRecord } from './audit.ts'
import type { Signal } from './signals.ts'
import type { Keep } from './idempotency.ts'

/** What only the host knows about a person and a team. */
export type PlaybookHostAnswers = Readonly<{ isAdmin: boolean; isTeamAdmin: boolean }>

export type StoredPlaybookTeamFacts = Omit<PlaybookTeamFacts, keyof PlaybookHostAnswers>

type FoundPlaybook = Readonly<{
  team: StoredPlaybookTeamFacts
  /** Of one that does not exist, or no longer: `exists` is false. */
  facts: PlaybookFacts
  playbook: Playbook | undefined
}>

/** Somebody with an account, wherever they are. */
export type KnownPerson = Readonly<{ isActiveInTeam: boolean; isBot: boolean; isGuest: boolean }>

/** What is known of the people and channels that a playbook names, by id; unknown ones are missing. */
export type References = Readonly<{
  people: ReadonlyMap<string, KnownPerson>
  /** Channels that are not archived, of the team, or direct and group ones. */
  channelIds: ReadonlySet<string>
  /** The setting `webhook_allowed_hosts`. */
  webhookAllowedHosts: readonly string[]
}>

export type WebhookSecret = Readonly<{
  secret: string
  /** Until then the former one signs along; `undefined` without one. */
  oldValidUntil: Date | undefined
}>

/** A change, what it tells, and who made it: written together. */
type Told = Readonly<{ signal: Signal; audit: readonly AuditRecord[]; at: Date }>

export interface PlaybookStore {
  /** `playbookId` may be any text. */
  find(question: { userId: string; playbookId: string }): Promise<FoundPlaybook>
  /** One page of those that the person may use or manage. */
  findPage(
    question: PlaybookListQuestion & Paging & PlaybookHostAnswers & { readonly userId: string },
  ): Promise<Page<{ readonly playbook: Playbook }> & { readonly team: StoredPlaybookTeamFacts }>
  /** How many there are in that list. */
  count(
    question: PlaybookHostAnswers & { readonly userId: string; readonly teamId: string },
  ): Promise<{ count: number; team: StoredPlaybookTeamFacts }>
  findTeam(userId: string, teamId: string): Promise<Omit<CreateFacts, 'isAdmin'>>
  findReferences(question: {
    teamId: string
    userIds: readonly string[]
    channelIds: readonly string[]
  }): Promise<References>
  insert(order: Told & { playbook: Playbook; secret: string; keep: Keep | undefined }): Promise<void>
  /** Writes what is one version after `playbook.version - 1`; false when that is not the present one any more. */
  save(order: Told & { playbook: Playbook }): Promise<boolean>
  remove(order: Told & { playbookId: string; by: string }): Promise<void>
  /** @throws {IncidentError} `not_found` when it was deleted meanwhile. */
  findSecret(playbookId: string, now: Date): Promise<WebhookSecret>
  /** The present one becomes the old one. @throws as {@link findSecret} */
  rotateSecret(order: {
    playbookId: string
    secret: string
    oldValidUntil: Date
    audit: AuditRecord
  }): Promise<WebhookSecret>
}
