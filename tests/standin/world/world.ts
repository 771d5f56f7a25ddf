import { EventEmitter } from 'node:events'
import { Pool } from 'pg'
import type { AuditRecord } from '../../../server/plugin-rpc/models/audit.ts'
import type { Command } from '../../../server/plugin-rpc/models/command.ts'
import type { ApiTable } from '../plugin-host/api-table.ts'
import { archiveChannel, restoreChannel } from './archive-channel.ts'
import { textOf, type Base, type Happening, type SentEvent } from './base.ts'
import { botApi } from './bots.ts'
import { changeChannel, convertChannel, makeReadOnly } from './change-channel.ts'
import { changePost, deletePost } from './change-post.ts'
import { channelApi } from './channel-api.ts'
import { addChannel } from './channels.ts'
import { eraseChannel, erasePost } from './erase.ts'
import { insertPost, type NewPost } from './insert-post.ts'
import { leaveChannel } from './leave-channel.ts'
import { memberApi } from './member-api.ts'
import { joinChannel } from './members.ts'
import { Messages } from './messages.ts'
import { permissionApi } from './permissions.ts'
import { platformApi } from './platform.ts'
import { postApi } from './post-api.ts'
import { Presence } from './presence.ts'
import { teamApi } from './team-api.ts'
import { addTeam, joinTeam, leaveTeam } from './teams.ts'
import { userApi } from './user-api.ts'
import { addPerson, setActive, type NewPerson } from './users.ts'

export interface WorldOptions {
  /** A database with Mattermost's tables. */
  readonly databaseUrl: string
  /** The address that the plugin is told; default is the same. */
  readonly dataSource?: string
  readonly bundlePath: string
  readonly pluginId?: string
  readonly siteUrl?: string
  /** Milliseconds since 1970; tests put a clock of their own in place. */
  readonly now?: () => number
}

interface WorldEvents {
  /** For browsers, in the order of {@link World.events}. */
  sent: [SentEvent]
  /** A user's id, and an image that no table of the product's keeps. */
  pictured: [string, Buffer]
  /** For plugins. */
  happened: [Happening]
}

/** A small Mattermost: people, teams, channels and posts, in tables shaped like Mattermost's own. */
export class World extends EventEmitter<WorldEvents> {
  readonly api: ApiTable
  readonly messages: Messages
  readonly presence: Presence
  /** Websocket events in the order they were sent. */
  readonly events: SentEvent[] = []
  /** Slash commands by their trigger. */
  readonly commands = new Map<string, Command>()
  /** Records of the plugin's in the server's audit log. */
  readonly audit: AuditRecord[] = []
  readonly base: Base
  private readonly pool: Pool

  constructor(options: WorldOptions) {
    super()
    const {
      databaseUrl,
      dataSource = databaseUrl,
      bundlePath,
      pluginId = 'incident-collaboration',
      siteUrl = 'http://localhost:8065',
    } = options
    // A crash may cost the last posts; waiting for the disk would cost every test.
    this.pool = new Pool({ connectionString: databaseUrl, max: 10, options: '-c synchronous_commit=off' })
    // An idle connection that the database ends is replaced when it is needed.
    this.pool.on('error', () => undefined)
    this.base = {
      pool: this.pool,
      now: options.now ?? Date.now,
      send: (event) => {
        this.events.push(event)
        this.emit('sent', event)
      },
      tell: (happening) => this.emit('happened', happening),
      picture: (userId, image) => this.emit('pictured', userId, image),
    }
    this.messages = new Messages(this.base)
    this.presence = new Presence(this.base)
    const { commands } = this
    const audit = (record: AuditRecord) => void this.audit.push(record)
    this.api = {
      ...platformApi({ pluginId, dataSource, bundlePath, siteUrl, commands, audit }),
      ...userApi(this.base, this.presence),
      ...botApi(this.base, pluginId),
      ...teamApi(this.base),
      ...channelApi(this.base),
      ...memberApi(this.base),
      ...postApi(this.base),
      ...permissionApi(this.base),
      ...this.messages.api(pluginId),
    }
  }

  /** @returns the user's id. */
  addPerson(person: NewPerson): Promise<string> {
    return addPerson(this.base, person)
  }

  deactivate(userId: string): Promise<void> {
    return setActive(this.base, userId, false)
  }

  reactivate(userId: string): Promise<void> {
    return setActive(this.base, userId, true)
  }

  /** @returns the team's id. */
  addTeam(name: string, displayName?: string): Promise<string> {
    return addTeam(this.base, name, displayName)
  }

  joinTeam(teamId: string, userId: string, as?: { readonly isAdmin?: boolean }): Promise<void> {
    return joinTeam(this.base, teamId, userId, as)
  }

  /** By themselves, or removed by another person. */
  leaveTeam(teamId: string, userId: string, removerId = ''): Promise<void> {
    return leaveTeam(this.base, teamId, userId, removerId)
  }

  /** @returns the channel's id. */
  addChannel(teamId: string, name: string, type: 'O' | 'P' = 'O', displayName = name): Promise<string> {
    return addChannel(this.base, { TeamId: teamId, Type: type, Name: name, DisplayName: displayName })
  }

  /** By themselves, or added by another person. */
  async joinChannel(channelId: string, userId: string, actorId = ''): Promise<void> {
    await joinChannel(this.base, channelId, userId, actorId)
  }

  /** By themselves, or removed by another person. */
  leaveChannel(channelId: string, userId: string, removerId = userId): Promise<void> {
    return leaveChannel(this.base, channelId, userId, removerId)
  }

  /** What a person does in the channel's menu, without asking whether they may. */
  async renameChannel(channelId: string, displayName: string, userId: string): Promise<void> {
    await changeChannel(this.base, channelId, { displayName }, userId)
  }

  async convertChannel(channelId: string, type: 'O' | 'P', userId: string): Promise<void> {
    await convertChannel(this.base, channelId, type, userId)
  }

  archiveChannel(channelId: string, userId = ''): Promise<void> {
    return archiveChannel(this.base, channelId, userId)
  }

  async restoreChannel(channelId: string, userId: string): Promise<void> {
    await restoreChannel(this.base, channelId, userId)
  }

  /** From now on only channel admins, and who stands above them, may write there. */
  makeReadOnly(channelId: string): Promise<void> {
    return makeReadOnly(this.base, channelId)
  }

  /** As the server's retention or an administrator's tool does it: it was never there, and nobody is told. */
  eraseChannel(channelId: string): Promise<void> {
    return eraseChannel(this.base, channelId)
  }

  /** A post of a person, as they typed it. @returns its id. */
  async post(post: NewPost): Promise<string> {
    return textOf((await insertPost(this.base, post)).id)
  }

  async editPost(postId: string, message: string): Promise<void> {
    await changePost(this.base, postId, { message })
  }

  deletePost(postId: string, userId = ''): Promise<void> {
    return deletePost(this.base, postId, userId)
  }

  /** As {@link eraseChannel}. */
  erasePost(postId: string): Promise<void> {
    return erasePost(this.base, postId)
  }

  close(): Promise<void> {
    return this.pool.end()
  }
}
