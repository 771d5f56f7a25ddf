import type { Page, Paging } from '../domain/paging.ts'
import { mustReadAudit } from '../domain/permissions.ts'
import type { AuditQuestion, AuditStore, ReadAuditRecord } from './ports/audit.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { Reads } from './ports/reads.ts'

export type ReadAuditDeps = Readonly<{
  auditRecords: Pick<AuditStore, 'findPage'>
  reads: Pick<Reads, 'isActive'>
  host: Pick<Host, 'isAdmin'>
}>

export type ReadAudit = ReturnType<typeof makeReadAudit>

export const makeReadAudit =
  ({ auditRecords, reads, host }: ReadAuditDeps) =>
  /** Who did what, newest first. @throws {IncidentError} `unauthorized`, `forbidden` for all but administrators. */
  async ({ userId }: Actor, question: AuditQuestion & Paging): Promise<Page<ReadAuditRecord>> => {
    const [isAdmin, isActive] = await Promise.all([host.isAdmin(userId), reads.isActive(userId)])
    mustReadAudit({ isAdmin, isActive })
    return auditRecords.findPage(question)
  }
