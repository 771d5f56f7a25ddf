import type { Incident, NewIncident } from '../../domain/incident.ts'
import type { CreateFacts, PlaybookFacts, StartFacts } from '../../domain/permissions.ts'
import type { Playbook } from '../../domain/playbook.ts'
import type { TimelineEvent } from '../../domain/timeline.ts'
import type { AuditRecord } from './audit.ts'
import type { IdempotencyKey, KeyState } from './idempotency.ts'
import type { OutboxEntry } from './outbox.ts'

export type StartPhase = 'starting' | 'started' | 'abandoned'

export type StartRow = Readonly<{
  incident: Incident
  phase: StartPhase
  /** The name to be tried, or that was given. */
  channelName: string
  teamName: string
  /** `""` without one, or when it is gone. */
  playbookTitle: string
  /** Why it is being undone; `""` while it is not. */
  givenUpBecause: string
}>

/** Incidents of one person that are being started at the same time. */
export const MOST_STARTING = 10

export interface StartStore {
  /** Facts of permissions.md 6 in one statement; `playbookId` and `commanderId` may be unknown ids or `""`. */
  facts(question: {
    userId: string
    teamId: string
    playbookId: string
    commanderIds: readonly string[]
  }): Promise<
    Omit<StartFacts & CreateFacts, 'isAdmin'> & {
      /** `""` of an unknown one. */
      readonly teamName: string
      readonly playbook: Playbook | undefined
      readonly playbookFacts: PlaybookFacts
      /** Those of `commanderIds`, and the playbook's default commander, who are active people (no bots) in the team. */
      readonly possibleCommanderIds: readonly string[]
    }
  >
  findKey(key: IdempotencyKey): Promise<KeyState>
  /**
   * Row in phase `starting`, its checklists, the key, the first effects and who asked, in one transaction.
   *
   * @throws {IncidentError} `too_many` when the reporter has {@link MOST_STARTING} in this phase already.
   */
  insert(
    start: NewIncident & {
      channelName: string
      key: IdempotencyKey | undefined
      outbox: readonly OutboxEntry[]
      audit: AuditRecord
    },
  ): Promise<KeyState>
  find(incidentId: string): Promise<StartRow | undefined>
  /** Remembers which name is tried next, before the host is asked. */
  tryName(incidentId: string, channelName: string): Promise<void>
  channelMade(incidentId: string, channelId: string): Promise<void>
  /** Phase `started`, the commander that it got, participants, record and effects, in one transaction. Repeating it changes nothing. */
  open(start: {
    incident: Incident
    timelineEvents: readonly TimelineEvent[]
    outbox: readonly OutboxEntry[]
  }): Promise<void>
  /** Notes that it will be undone, before anything is. */
  giveUp(incidentId: string, reason: string): Promise<void>
  /** Phase `abandoned`; the key is free again, of the effects there are only these. */
  abandon(incidentId: string, order: { outbox: readonly OutboxEntry[]; audit: AuditRecord }): Promise<void>
  /** Ids in phase `starting`, oldest first. */
  unfinished(): Promise<readonly string[]>
}
