import { newId } from '../../server/ids.ts'
import type { AuditRecord } from '../../server/usecases/ports/audit.ts'
import type { Actor } from '../../server/usecases/ports/people.ts'
import { itself } from '../../server/usecases/ports/people.ts'
import type { Person } from './person.ts'

/** A person at the REST door. */
export const personAt = (userId: string): Actor => ({
  userId,
  requestId: 'r1',
  door: 'rest',
  ipAddress: '192.0.2.7',
})

/** A line of the record of who did what, where a test does not care for it. */
export const auditRecord = (given: Partial<AuditRecord> = {}): AuditRecord => ({
  id: newId(),
  at: new Date(),
  actor: itself('job'),
  action: 'incident.start',
  outcome: 'done',
  object: { type: 'incident', id: '' },
  ...given,
})

export type ReadRecord = Readonly<Record<string, unknown>> & { readonly id: string; readonly action: string }
export type AuditPage = Readonly<{ items: readonly ReadRecord[]; total_count: number; next_cursor: string }>

/** What an administrator reads of it, newest first. @throws {Error} when it is refused. */
export async function readAudit(
  admin: Person,
  query: Readonly<Record<string, string>> = {},
): Promise<AuditPage> {
  const path = `/audit?${new URLSearchParams(query).toString()}`
  const { status, body } = await admin.ask({ method: 'GET', path })
  if (status !== 200) throw new Error(`The audit was refused: ${status} ${JSON.stringify(body)}`)
  return body as AuditPage
}
