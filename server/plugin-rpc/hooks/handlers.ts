import type { Api } from '../api/client.ts'
import type { InputOf } from '../gob/schema.ts'
import type { HttpHandler } from '../http/bridge.ts'
import type { Channel, ChannelMember } from '../models/channel.ts'
import type { PluginClusterEvent } from '../models/cluster.ts'
import type { CommandArgs, CommandResponseInput } from '../models/command.ts'
import type { Config } from '../models/config.ts'
import type { Context } from '../models/context.ts'
import type { FileData as FileDataSchema } from '../models/file.ts'
import type { Post, Post as PostSchema } from '../models/post.ts'
import type { TeamMember } from '../models/team.ts'
import type { User } from '../models/user.ts'

type Awaitable<T> = T | Promise<T>

type PostInput = InputOf<typeof PostSchema>
type FileDataInput = InputOf<typeof FileDataSchema>

/** Leave the post as it is (nothing), put another in its place, or refuse it with a reason the author sees. */
export type PostVerdict = { readonly post: PostInput } | { readonly rejected: string } | undefined

/** Let the configuration be saved (nothing), or refuse it with a reason the administrator sees. */
export type ConfigVerdict = { readonly refused: string } | undefined

/**
 * What the plugin does on the host's calls; the host calls only those that are there. Hooks run at the same time.
 * What one throws is logged: the host then gets an answer as if there were no such hook, or the error where it
 * asks for one.
 */
export interface Hooks {
  /** The message of what it throws is shown to the administrator. Nothing else is called before it is done. */
  readonly OnActivate?: (api: Api) => Awaitable<void>
  /** The host gives it 10 s at shutdown; afterwards the process has 2 s to exit. */
  readonly OnDeactivate?: () => Awaitable<void>
  /** Also called once before OnActivate; then its error keeps the plugin from being activated. */
  readonly OnConfigurationChange?: (api: Api) => Awaitable<void>
  readonly ServeHTTP?: HttpHandler
  readonly ServeMetrics?: HttpHandler
  readonly ExecuteCommand?: (context: Context, args: CommandArgs) => Awaitable<CommandResponseInput>
  readonly MessageWillBePosted?: (context: Context, post: Post) => Awaitable<PostVerdict>
  /** A changed configuration cannot be answered: our Config is but a part of the host's. */
  readonly ConfigurationWillBeSaved?: (config: Config) => Awaitable<ConfigVerdict>
  readonly GenerateSupportData?: (context: Context) => Awaitable<readonly FileDataInput[]>
  readonly MessageHasBeenPosted?: (context: Context, post: Post) => Awaitable<void>
  readonly MessageHasBeenUpdated?: (context: Context, post: Post, old: Post) => Awaitable<void>
  readonly MessageHasBeenDeleted?: (context: Context, post: Post) => Awaitable<void>
  readonly UserHasJoinedChannel?: MemberHandler<ChannelMember>
  readonly UserHasLeftChannel?: MemberHandler<ChannelMember>
  readonly UserHasJoinedTeam?: MemberHandler<TeamMember>
  readonly UserHasLeftTeam?: MemberHandler<TeamMember>
  readonly ChannelHasBeenCreated?: (context: Context, channel: Channel) => Awaitable<void>
  readonly UserHasBeenDeactivated?: (context: Context, user: User) => Awaitable<void>
  readonly OnPluginClusterEvent?: (context: Context, event: PluginClusterEvent) => Awaitable<void>
  readonly OnWebSocketConnect?: (connectionId: string, userId: string) => Awaitable<void>
  readonly OnWebSocketDisconnect?: (connectionId: string, userId: string) => Awaitable<void>
}

/** The actor is absent when people did it themselves, or when the host does not know. */
type MemberHandler<Member> = (context: Context, member: Member, actor: User | undefined) => Awaitable<void>
