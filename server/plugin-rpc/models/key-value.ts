import { bool, bytes, int, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

/** OldValue is looked at, and allowed, only with Atomic. */
export const PluginKVSetOptions = struct('PluginKVSetOptions', {
  Atomic: bool,
  OldValue: bytes,
  ExpireInSeconds: int,
})
export type PluginKVSetOptions = ValueOf<typeof PluginKVSetOptions>
