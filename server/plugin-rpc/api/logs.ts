import { any, list, optional, string } from '../gob/schema.ts'
import { signature } from '../lettered.ts'
import { AuditRecord, Level } from '../models/audit.ts'

/** The server's log: message, then key and value in turn. */
export const logCalls = {
  LogDebug: signature([string, list(any)], []),
  LogInfo: signature([string, list(any)], []),
  LogWarn: signature([string, list(any)], []),
  LogError: signature([string, list(any)], []),
} as const

/** The server's audit log, if one is configured. */
export const auditCalls = {
  LogAuditRec: signature([optional(AuditRecord)], []),
  LogAuditRecWithLevel: signature([optional(AuditRecord), Level], []),
} as const
