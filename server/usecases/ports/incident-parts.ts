import type { Page, Paging } from '../../domain/paging.ts'
import type { Status } from '../../domain/status.ts'
import type { TimelineEvent, TimelineEventType } from '../../domain/timeline.ts'
import type { StoredIncidentFacts } from './changes.ts'

export type Metadata = Readonly<{
  channelName: string
  channelDisplayName: string
  teamName: string
  numMembers: number
  numActiveParticipants: number
  totalPosts: number
}>

/** Somebody who was ever in the incident channel; bots are not. */
export type Participant = Readonly<{
  userId: string
  /** `""` where the account is gone. */
  username: string
  firstJoinedAt: Date
  /** `undefined`: in the channel now; of a channel that is gone: to the last. */
  leftAt: Date | undefined
  isActive: boolean
}>

/** A status update whose post was made and not deleted. */
export type PostedUpdate = Readonly<{
  id: string
  postId: string
  status: Status
  oldStatus: Status
  /** As the post reads now; `undefined` when the host no longer has it. */
  message: string | undefined
  authorId: string
  createAt: Date
  editAt: Date | undefined
  reminderSeconds: number
  broadcast: 'none' | 'pending' | 'sent' | 'failed'
}>

/** Whose incident is asked about, by whom. */
export type PartOf = Readonly<{ incidentId: string; userId: string }>

/** What was asked for, beside the facts that decide whether it may be told; `undefined` for an unknown incident. */
type Found<Part> = Promise<Readonly<{ part: Part; facts: StoredIncidentFacts }> | undefined>

/** What belongs to one incident, in one statement each. */
export interface IncidentParts {
  /** Nothing but the facts. */
  findFacts(of: PartOf): Found<null>
  findMetadata(of: PartOf): Found<Metadata>
  /** By username. */
  findParticipants(of: PartOf, question: Paging & { readonly isPresent: boolean }): Found<Page<Participant>>
  /** Newest first. */
  findUpdates(of: PartOf, paging: Paging): Found<Page<PostedUpdate>>
  /** By the time of the event. No types = all. */
  findTimeline(
    of: PartOf,
    question: Paging & { readonly types: readonly TimelineEventType[]; readonly isDescending: boolean },
  ): Found<Page<TimelineEvent>>
}
