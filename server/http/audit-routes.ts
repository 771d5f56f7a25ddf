import { AuditQuery, AuditRecordSchema } from '../contract/audit.ts'
import { listOf } from '../contract/list.ts'
import { routes } from '../contract/routes.ts'
import { AUDIT_ACTIONS } from '../domain/audit.ts'
import { presentAuditRecord } from '../presenters/audit.ts'
import type { ReadAudit } from '../usecases/read-audit.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import { fingerprintOf } from './list-cursor.ts'
import { presentPage, readPaging } from './paging.ts'
import { oneOf } from './query-values.ts'
import type { TypedApp } from './typed-app.ts'

export type AuditRouteDeps = Readonly<{ readAudit: ReadAudit }>

const LIST = {
  operationId: 'listAuditRecords',
  summary: 'Who did what, newest first; for system administrators.',
  querystring: AuditQuery,
  response: { 200: described(listOf(AuditRecordSchema), 'One page.'), ...REFUSALS },
}

export function auditRoutes(app: TypedApp, { readAudit }: AuditRouteDeps): void {
  app.get(routes.audit, { schema: LIST }, async (request) => {
    const { query } = request
    const filters = {
      since: timeOf(query.since),
      until: timeOf(query.until),
      incidentId: query.incident_id ?? '',
      playbookId: query.playbook_id ?? '',
      actorId: query.actor_user_id ?? '',
      action: query.action === undefined ? undefined : oneOf(AUDIT_ACTIONS, query.action, 'action'),
    }
    const name = {
      keyType: 'number',
      fingerprint: fingerprintOf({ list: 'audit', ...query, ...NO_PAGE }),
    } as const
    const question = { ...filters, ...readPaging(query, name) }
    return presentPage(await readAudit(actorOf(request), question), question, name, presentAuditRecord)
  })
}

/** All pages of a list have one name. */
const NO_PAGE = { page: undefined, per_page: undefined, cursor: undefined }

const timeOf = (milliseconds: number | undefined): Date | undefined =>
  milliseconds === undefined ? undefined : new Date(milliseconds)
