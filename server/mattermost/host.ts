import type { Api } from '../plugin-rpc/index.ts'
import type { ChannelPermission, Host } from '../usecases/ports/host.ts'
import { dialogRequest } from './dialog.ts'
import { publishChanged, publishCreated, publishIncidentsChanged, publishSignal } from './events.ts'
import { makePosts } from './posts.ts'
import { asked, found, ran } from './refusals.ts'

const PUBLIC = 'O'
const CHANNEL_ADMIN = 'channel_user channel_admin'

/** Empty where the server keeps no statuses. */
const isConnected = ({ Status: status }: { Status: string }): boolean => status !== '' && status !== 'offline'

/** Milliseconds. Mattermost holds back the repeat of a post for three times as long, so that none is doubled. */
const ANSWERS_WITHIN = 10_000

/**
 * The {@link Host} port over Mattermost's plugin API.
 *
 * @param answersWithin Milliseconds until a call is given up as `unavailable`; it may still have happened.
 */
export function makeHost(hostApi: Api, botId: string, answersWithin = ANSWERS_WITHIN): Host {
  const api = hostApi.within(answersWithin)
  const mayInChannel = (userId: string, channelId: string, permission: ChannelPermission): Promise<boolean> =>
    asked(api.HasPermissionToChannel(userId, channelId, { Id: permission }))

  async function mayReadMessagesOf(userId: string, channelId: string): Promise<boolean> {
    if (await mayInChannel(userId, channelId, 'read_channel_content')) return true
    // The team's right counts for public channels only; the host would grant it for private ones too.
    const channel = await found(api.GetChannel(channelId))
    return channel?.Type === PUBLIC && (await mayInChannel(userId, channelId, 'read_public_channel'))
  }

  return {
    ...makePosts(api, botId),
    botId,
    mayInChannel,
    siteUrl: async () => (await asked(api.GetConfig())).ServiceSettings?.SiteURL ?? '',
    isAdmin: (userId) => asked(api.HasPermissionTo(userId, { Id: 'manage_system' })),
    mayInTeam: (userId, teamId, permission) =>
      asked(api.HasPermissionToTeam(userId, teamId, { Id: permission })),

    async findConnected(userIds) {
      const statuses = await asked(api.GetUserStatusesByIds([...userIds]))
      return new Set(statuses.filter(isConnected).map(({ UserId }) => UserId))
    },

    async findReadablePost(userId, postId) {
      const post = await found(api.GetPost(postId))
      if (!post || Number(post.DeleteAt) > 0 || post.Type.startsWith('system_')) return undefined
      if (!(await mayReadMessagesOf(userId, post.ChannelId))) return undefined
      return {
        id: post.Id,
        authorId: post.UserId,
        createAt: new Date(Number(post.CreateAt)),
        channelId: post.ChannelId,
        message: post.Message,
        fileIds: post.FileIds,
      }
    },

    fileName: async (fileId) => (await found(api.GetFileInfo(fileId)))?.Name ?? '',

    async createChannel({ teamId, type, name, displayName, header }) {
      const channel = {
        TeamId: teamId,
        Type: type,
        Name: name,
        DisplayName: displayName,
        Header: header,
        CreatorId: botId,
      }
      return (await asked(api.CreateChannel(channel))).Id
    },

    async findChannelByName(teamId, name) {
      const channel = await found(api.GetChannelByName(teamId, name, true))
      return channel && { id: channel.Id, header: channel.Header, creatorId: channel.CreatorId }
    },

    archiveChannel: (channelId) => asked(api.DeleteChannel(channelId)),

    async renameChannel(channelId, displayName) {
      const channel = await asked(api.GetChannel(channelId))
      await asked(api.UpdateChannel({ ...channel, DisplayName: displayName }))
    },

    // The plugin API has no call for it, and writes every column: so the whole channel, read just before.
    async restoreChannel(channelId) {
      const channel = await asked(api.GetChannel(channelId))
      if (Number(channel.DeleteAt) > 0) await asked(api.UpdateChannel({ ...channel, DeleteAt: 0 }))
    },

    async directChannelWith(userId) {
      return (await asked(api.GetDirectChannel(botId, userId))).Id
    },

    async addToChannel(channelId, userId) {
      // The bot comes by itself; people are added by it.
      await asked(
        userId === botId
          ? api.AddChannelMember(channelId, botId)
          : api.AddUserToChannel(channelId, userId, botId),
      )
    },

    async addBotToTeam(teamId) {
      await asked(api.CreateTeamMember(teamId, botId))
    },

    async makeChannelAdmin(channelId, userId) {
      await asked(api.UpdateChannelMemberRoles(channelId, userId, CHANNEL_ADMIN))
    },

    async sendEphemeral({ userId, channelId, rootId = '', message }) {
      await asked(
        api.SendEphemeralPost(userId, {
          UserId: botId,
          ChannelId: channelId,
          RootId: rootId,
          Message: message,
        }),
      )
    },

    publishCreated: (event) => publishCreated(api, event),
    publishChanged: (event) => publishChanged(api, event),
    publishIncidentsChanged: (teamId) => publishIncidentsChanged(api, teamId),
    publishSignal: (signal) => publishSignal(api, signal),

    async runCommand({ userId, channelId, teamId, command }) {
      const args = { UserId: userId, ChannelId: channelId, TeamId: teamId, Command: command }
      // Whose it is decides how long it takes.
      return (await ran(hostApi.ExecuteSlashCommand(args))).TriggerId
    },

    async openDialog({ triggerId, path, dialog }) {
      await asked(api.OpenInteractiveDialog(dialogRequest(triggerId, path, dialog)))
    },
  }
}
