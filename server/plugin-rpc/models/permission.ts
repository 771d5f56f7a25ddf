import { string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

/** The host looks at Id only. */
export const Permission = struct('Permission', {
  Id: string,
  Name: string,
  Description: string,
  Scope: string,
})
export type Permission = ValueOf<typeof Permission>
