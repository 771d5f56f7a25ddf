import { bytes, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

export const PluginClusterEvent = struct('PluginClusterEvent', {
  Id: string,
  Data: bytes,
})
export type PluginClusterEvent = ValueOf<typeof PluginClusterEvent>

/** SendType is 'reliable' or 'best_effort'. */
export const PluginClusterEventSendOptions = struct('PluginClusterEventSendOptions', {
  SendType: string,
  TargetId: string,
})
export type PluginClusterEventSendOptions = ValueOf<typeof PluginClusterEventSendOptions>
