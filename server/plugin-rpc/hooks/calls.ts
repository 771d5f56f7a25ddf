import { list, optional, string, struct, uint } from '../gob/schema.ts'
import { appError, goError, signature } from '../lettered.ts'
import { Channel, ChannelMember } from '../models/channel.ts'
import { PluginClusterEvent } from '../models/cluster.ts'
import { CommandArgs, CommandResponse } from '../models/command.ts'
import { Config } from '../models/config.ts'
import { Context } from '../models/context.ts'
import { FileData } from '../models/file.ts'
import { HTTPRequestSubset } from '../models/http-request.ts'
import { Post } from '../models/post.ts'
import { TeamMember } from '../models/team.ts'
import { User } from '../models/user.ts'
import { Empty } from '../rpc/headers.ts'

const context = optional(Context)

const serveHttp = {
  arg: struct('Z_ServeHTTPArgs', {
    ResponseWriterStream: uint,
    Request: optional(HTTPRequestSubset),
    Context: optional(Context),
    RequestBodyStream: uint,
  }),
  reply: Empty,
} as const

/** Hooks that tell of something that happened; nobody waits for an answer. */
export const tellingCalls = {
  MessageHasBeenPosted: signature([context, optional(Post)], []),
  /** context, new post, old post */
  MessageHasBeenUpdated: signature([context, optional(Post), optional(Post)], []),
  MessageHasBeenDeleted: signature([context, optional(Post)], []),
  /** context, member, acting user */
  UserHasJoinedChannel: signature([context, optional(ChannelMember), optional(User)], []),
  /** context, member, remover */
  UserHasLeftChannel: signature([context, optional(ChannelMember), optional(User)], []),
  /** context, member, acting user */
  UserHasJoinedTeam: signature([context, optional(TeamMember), optional(User)], []),
  /** context, member, remover */
  UserHasLeftTeam: signature([context, optional(TeamMember), optional(User)], []),
  ChannelHasBeenCreated: signature([context, optional(Channel)], []),
  UserHasBeenDeactivated: signature([context, optional(User)], []),
  OnPluginClusterEvent: signature([context, PluginClusterEvent], []),
  /** connection id, user id */
  OnWebSocketConnect: signature([string, string], []),
  /** connection id, user id */
  OnWebSocketDisconnect: signature([string, string], []),
} as const

/**
 * Every hook that the host may call, by its name on the wire.
 *
 * Source: mattermost server/public v0.3.0, plugin/hooks.go, client_rpc.go and client_rpc_generated.go.
 */
export const hookCalls = {
  OnActivate: {
    arg: struct('Z_OnActivateArgs', { APIMuxId: uint, DriverMuxId: uint }),
    reply: struct('Z_OnActivateReturns', { A: goError }),
  },
  OnDeactivate: signature([], [goError]),
  OnConfigurationChange: signature([], [goError]),
  ServeHTTP: serveHttp,
  ServeMetrics: serveHttp,
  ExecuteCommand: signature([context, optional(CommandArgs)], [optional(CommandResponse), appError]),
  /** replacement, reason of rejection */
  MessageWillBePosted: signature([context, optional(Post)], [optional(Post), string]),
  ConfigurationWillBeSaved: signature([optional(Config)], [optional(Config), goError]),
  GenerateSupportData: signature([context], [list(FileData), goError]),
  ...tellingCalls,
} as const

/** `Plugin.Implemented`: the names of the hooks that the plugin has. */
export const implementedCall = { arg: Empty, reply: list(string) } as const
