import type { TimelinePost } from '../../domain/facts.ts'
import type { ChannelType, Incident } from '../../domain/incident.ts'
import type { Signal } from './signals.ts'
import type { ChangedParts } from './outbox.ts'

export type ChannelPermission =
  | 'read_channel_content'
  | 'create_post'
  | 'read_public_channel'
  | 'manage_public_channel_properties'
  | 'manage_private_channel_properties'
type TeamPermission =
  | 'list_team_channels'
  | 'read_public_channel'
  | 'create_public_channel'
  | 'create_private_channel'
  | 'manage_team'

/** The host understood and said no; a repeat would be refused again. */
export class HostRefusal extends Error {
  readonly reason: 'name_taken' | 'not_in_team' | 'gone' | 'refused'

  constructor(reason: HostRefusal['reason'], message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'HostRefusal'
    this.reason = reason
  }
}

/** A message that the person who asks may read. */
type ReadablePost = TimelinePost &
  Readonly<{ channelId: string; message: string; fileIds: readonly string[] }>

/** Mattermost, as the core sees it. Every call throws {@link HostRefusal}, or `unavailable` when it does not answer. */
export interface Host {
  readonly botId: string
  /** Mattermost's own address, `""` = not set. */
  siteUrl(): Promise<string>
  isAdmin(userId: string): Promise<boolean>
  /** Who of these people is connected, as far as they let others see it. */
  findConnected(userIds: readonly string[]): Promise<ReadonlySet<string>>
  mayInTeam(userId: string, teamId: string, permission: TeamPermission): Promise<boolean>
  mayInChannel(userId: string, channelId: string, permission: ChannelPermission): Promise<boolean>
  /** The person may read this post, and it exists and is no system message. */
  findReadablePost(userId: string, postId: string): Promise<ReadablePost | undefined>
  /** `""` when it is gone. */
  fileName(fileId: string): Promise<string>
  /** Nobody is in it afterwards. Throws `name_taken` also for names of archived channels. */
  createChannel(channel: {
    teamId: string
    type: ChannelType
    name: string
    displayName: string
    header: string
  }): Promise<string>
  findChannelByName(
    teamId: string,
    name: string,
  ): Promise<{ id: string; header: string; creatorId: string } | undefined>
  archiveChannel(channelId: string): Promise<void>
  /** Its display name; whether the person may is for the caller to ask. */
  renameChannel(channelId: string, displayName: string): Promise<void>
  /** May be repeated. That the person who asks may restore it is for the caller to check. */
  restoreChannel(channelId: string): Promise<void>
  /** Of the bot with that person; made if need be. */
  directChannelWith(userId: string): Promise<string>
  /** May be repeated. Throws `not_in_team`. */
  addToChannel(channelId: string, userId: string): Promise<void>
  /** May be repeated. */
  addBotToTeam(teamId: string): Promise<void>
  makeChannelAdmin(channelId: string, userId: string): Promise<void>
  /** By the bot. The same key within 30 s answers the first post. */
  createPost(post: {
    channelId: string
    message: string
    key: string
    incidentId: string
    buttons?: readonly PostButton[]
    /** What its buttons are for. */
    kind?: 'reminder' | 'assignment' | 'retrospective'
  }): Promise<string>
  /**
   * A status update, in the name of that person; that they may post there is for the caller to check. The same key
   * within 30 s answers the first post.
   */
  createStatusPost(post: {
    userId: string
    channelId: string
    message: string
    key: string
    incidentId: string
  }): Promise<{ id: string; createAt: Date }>
  /** Of a post of the bot; what it says stays. Throws `gone`. */
  dropButtons(postId: string): Promise<void>
  /** Throws `gone`. */
  deletePost(postId: string): Promise<void>
  /** The author of a post, where it is, its text, and what we made it for, `""` = nothing; `undefined` when it is gone. */
  findPost(
    postId: string,
  ): Promise<{ authorId: string; channelId: string; kind: string; message: string } | undefined>
  sendEphemeral(post: { userId: string; channelId: string; rootId?: string; message: string }): Promise<void>
  publishCreated(event: { userId: string; incident: Incident; clientId: string }): Promise<void>
  publishChanged(event: {
    incident: Incident
    version: number
    updateAt: Date
    changed: ChangedParts
    /** People of the channel who are told nothing. */
    outsiderIds: readonly string[]
  }): Promise<void>
  /** To everybody in the team, guests too: that some public incident changed, not which. */
  publishIncidentsChanged(teamId: string): Promise<void>
  /** To everybody in the team, guests too. */
  publishSignal(signal: Pick<Signal, 'kind' | 'teamId'>): Promise<void>
  /**
   * Runs a slash command as that person; what it answers goes where it sends it. That the person may post there is
   * for the caller to check.
   *
   * @returns The trigger id for a dialog that the command may open, `""` = none.
   * @throws {HostRefusal} when it is unknown, or refused itself.
   */
  runCommand(order: { userId: string; channelId: string; teamId: string; command: string }): Promise<string>
  openDialog(dialog: { triggerId: string; path: string; dialog: Dialog }): Promise<void>
}

/** Pressing it makes the host send `context`, signed by us, to a path below our plugin's root. */
export type PostButton = Readonly<{
  /** Letters only. */
  id: string
  label: string
  style: 'default' | 'primary' | 'danger'
  path: string
  context: string
}>

/** An interactive dialog in the host's terms; lengths are checked by the host in bytes of UTF-8. */
export type Dialog = Readonly<{
  callbackId: string
  title: string
  introduction: string
  submitLabel: string
  state: string
  elements: readonly DialogElement[]
}>

export type DialogElement = Readonly<{
  name: string
  label: string
  type: 'text' | 'textarea' | 'select'
  default: string
  placeholder: string
  help: string
  isOptional: boolean
  minLength?: number
  maxLength?: number
  options?: readonly { readonly text: string; readonly value: string }[]
}>
