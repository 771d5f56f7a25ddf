import type { Api } from '../plugin-rpc/index.ts'
import type { AuditListener, AuditRecord } from '../usecases/ports/audit.ts'
import type { Log } from '../usecases/ports/process.ts'

/** Mattermost's level for what users make. Source: mattermost server/public, shared/mlog, LvlAuditContent. */
const CONTENT_LEVEL = { ID: 101, Name: 'audit-content' }
const STATUS = { done: 'success', refused: 'fail', failed: 'fail' } as const

/** One line in the log each, and a record in the server's own audit log, where one is configured. */
export const makeAuditLog = (api: Api, log: Log): AuditListener => ({
  heard(record) {
    const { id, outcome, actor } = record
    const about = aboutOf(record)
    log.info('audit', { auditId: id, userId: actor.userId, door: actor.door, outcome, ...about })
    const told = api.LogAuditRecWithLevel(
      {
        EventName: `incident_collaboration.${record.action}`,
        Status: STATUS[outcome],
        Actor: { UserId: actor.userId, IpAddress: actor.ipAddress },
        EventData: { Parameters: about, ObjectType: record.object.type },
        Meta: { audit_id: id, request_id: actor.requestId, door: actor.door },
      },
      CONTENT_LEVEL,
    )
    told.catch((error: unknown) => log.warn('not in the audit log of Mattermost', { auditId: id, error }))
  },
})

const aboutOf = ({ action, object, incidentId = '', playbookId = '', teamId = '', fields }: AuditRecord) => ({
  action,
  objectType: object.type,
  objectId: object.id,
  incidentId,
  playbookId,
  teamId,
  fields: JSON.stringify(fields ?? {}),
})
