import { EventEmitter } from 'node:events'
import { Pool } from 'pg'
import type { Command } from '../../../server/plugin-rpc/models/command.ts'
import type { ApiTable } from '../plugin-host/api-table.ts'
import type { Base, Happening, SentEvent } from './base.ts'
import { botApi } from './bots.ts'
import { addChannel, channelApi } from './channels.ts'
import { joinChannel, memberApi } from './members.ts'
import { Messages } from './messages.ts'
import { permissionApi } from './permissions.ts'
import { platformApi } from './platform.ts'
import { postApi } from './posts.ts'
import { addTeam, joinTeam, leaveTeam, teamApi } from './teams.ts'
import { addPerson, deactivate, userApi, type NewPerson } from './users.ts'

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
  /** Websocket events in the order they were sent. */
  readonly events: SentEvent[] = []
  /** Slash commands by their trigger. */
  readonly commands = new Map<string, Command>()
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
    this.api = {
      ...platformApi({ pluginId, dataSource, bundlePath, siteUrl, commands: this.commands }),
      ...userApi(this.base),
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
    return deactivate(this.base, userId)
  }

  /** @returns the team's id. */
  addTeam(name: string, displayName?: string): Promise<string> {
    return addTeam(this.base, name, displayName)
  }

  joinTeam(teamId: string, userId: string, as?: { readonly isAdmin?: boolean }): Promise<void> {
    return joinTeam(this.base, teamId, userId, as)
  }

  leaveTeam(teamId: string, userId: string): Promise<void> {
    return leaveTeam(this.base, teamId, userId)
  }

  /** @returns the channel's id. */
  addChannel(teamId: string, name: string, type: 'O' | 'P' = 'O', displayName = name): Promise<string> {
    return addChannel(this.base, { TeamId: teamId, Type: type, Name: name, DisplayName: displayName })
  }

  async joinChannel(channelId: string, userId: string): Promise<void> {
    await joinChannel(this.base, channelId, userId)
  }

  close(): Promise<void> {
    return this.pool.end()
  }
}
