import { any, bytes, int, map, optional, string } from '../gob/schema.ts'
import { appError, goError, signature } from '../lettered.ts'
import { PluginClusterEvent, PluginClusterEventSendOptions } from '../models/cluster.ts'
import { Config } from '../models/config.ts'
import { PluginStatus } from '../models/plugin.ts'
import { WebsocketBroadcast } from '../models/websocket.ts'

/** Configuration, identity of the server, messages to browsers and other nodes. */
export const platformCalls = {
  /** JSON; defaults overlaid with what is saved, all keys in lower case. */
  LoadPluginConfiguration: signature([], [bytes]),
  GetConfig: signature([], [optional(Config)]),
  /** With secrets: never log it, never keep it. */
  GetUnsanitizedConfig: signature([], [optional(Config)]),
  GetPluginConfig: signature([], [map(string, any)]),
  /** Replaces the whole map. */
  SavePluginConfig: signature([map(string, any)], [appError]),
  GetBundlePath: signature([], [string, goError]),
  GetPluginID: signature([], [string]),
  GetServerVersion: signature([], [string]),
  GetDiagnosticId: signature([], [string]),
  GetSystemInstallDate: signature([], [int, appError]),
  /** id */
  GetPluginStatus: signature([string], [optional(PluginStatus), appError]),
  /** event, payload, broadcast; an empty broadcast reaches everybody */
  PublishWebSocketEvent: signature([string, map(string, any), optional(WebsocketBroadcast)], []),
  PublishPluginClusterEvent: signature([PluginClusterEvent, PluginClusterEventSendOptions], [goError]),
} as const
