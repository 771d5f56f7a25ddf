import { string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

/** Who caused a hook: the session and request of the person, empty when the server itself did. */
export const Context = struct('Context', {
  SessionId: string,
  RequestId: string,
  IPAddress: string,
  AcceptLanguage: string,
  UserAgent: string,
})
export type Context = ValueOf<typeof Context>
