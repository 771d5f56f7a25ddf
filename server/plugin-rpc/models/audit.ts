import { any, bool, int, map, string, struct, uint } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

export const AuditEventData = struct('AuditEventData', {
  Parameters: map(string, any),
  PriorState: map(string, any),
  ResultState: map(string, any),
  ObjectType: string,
})
export type AuditEventData = ValueOf<typeof AuditEventData>

export const AuditEventActor = struct('AuditEventActor', {
  UserId: string,
  SessionId: string,
  Client: string,
  IpAddress: string,
  XForwardedFor: string,
})
export type AuditEventActor = ValueOf<typeof AuditEventActor>

export const AuditEventError = struct('AuditEventError', {
  Description: string,
  Code: int,
})
export type AuditEventError = ValueOf<typeof AuditEventError>

/** Its maps may hold JSON-like values only. */
export const AuditRecord = struct('AuditRecord', {
  EventName: string,
  Status: string,
  EventData: AuditEventData,
  Actor: AuditEventActor,
  Meta: map(string, any),
  Error: AuditEventError,
})
export type AuditRecord = ValueOf<typeof AuditRecord>

/** Log level of the host; audit levels are 100 to 103. */
export const Level = struct('Level', {
  ID: uint,
  Name: string,
  Stacktrace: bool,
  Color: uint,
})
export type Level = ValueOf<typeof Level>
