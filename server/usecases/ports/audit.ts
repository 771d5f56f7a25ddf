import type { AuditAction, AuditedAct, AuditOutcome } from '../../domain/audit.ts'
import type { Page, Paging } from '../../domain/paging.ts'
import type { Actor } from './people.ts'

/** One line of the record of who did what. It is written once and never changed. */
export type AuditRecord = AuditedAct & Readonly<{ id: string; at: Date; actor: Actor; outcome: AuditOutcome }>

/** As it is read: whether the actor was a person, a bot or nobody is noted when it is written. */
export type ReadAuditRecord = AuditRecord & Readonly<{ actorKind: 'person' | 'bot' | 'system' }>

/** What is left out, or `""`, does not narrow it. */
export type AuditQuestion = Readonly<{
  since: Date | undefined
  until: Date | undefined
  incidentId: string
  playbookId: string
  actorId: string
  action: AuditAction | undefined
}>

export interface AuditStore {
  /** In a transaction of its own. */
  write(record: AuditRecord): Promise<void>
  /** The same, unless an equal one was written since then; says whether it was. */
  writeUnlessKnown(record: AuditRecord, since: Date): Promise<boolean>
  /** Newest first. */
  findPage(question: AuditQuestion & Paging): Promise<Page<ReadAuditRecord>>
}

/** Where records are told besides: the log, and the host's own audit log. */
export interface AuditListener {
  heard(record: AuditRecord): void
}
