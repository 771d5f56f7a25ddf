import { any, bool, list, map, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

/** Where an event goes; an empty one goes to everybody. */
export const WebsocketBroadcast = struct('WebsocketBroadcast', {
  OmitUsers: map(string, bool),
  UserId: string,
  ChannelId: string,
  TeamId: string,
  ConnectionId: string,
  OmitConnectionId: string,
  ContainsSanitizedData: bool,
  ContainsSensitiveData: bool,
  ReliableClusterSend: bool,
  BroadcastHooks: list(string),
  BroadcastHookArgs: list(map(string, any)),
})
export type WebsocketBroadcast = ValueOf<typeof WebsocketBroadcast>
