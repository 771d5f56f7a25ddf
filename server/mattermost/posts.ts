import type { Api } from '../plugin-rpc/index.ts'
import { plain, typed } from '../plugin-rpc/index.ts'
import type { Host, PostButton } from '../usecases/ports/host.ts'
import { pluginUrl } from './plugin-url.ts'
import { asked, found } from './refusals.ts'

type PostCalls = 'createPost' | 'createStatusPost' | 'dropButtons' | 'deletePost' | 'findPost'

/** Posts of the bot, and those it makes in the name of a person. Each carries the key it is found again by. */
export const makePosts = (api: Api, botId: string): Pick<Host, PostCalls> => ({
  async createPost({ channelId, message, key, incidentId, buttons, kind }) {
    const props = {
      incident_id: incidentId,
      incident_key: key,
      ...(kind && { incident_kind: kind }),
      ...(buttons && { attachments: attachmentsOf(buttons) }),
    }
    const post = { UserId: botId, ChannelId: channelId, Message: message, PendingPostId: key, Props: props }
    return (await asked(api.CreatePost(post))).Id
  },

  async createStatusPost({ userId, channelId, message, key, incidentId }) {
    const props = { incident_id: incidentId, incident_key: key, incident_kind: 'status_update' }
    const post = { UserId: userId, ChannelId: channelId, Message: message, PendingPostId: key, Props: props }
    const made = await asked(api.CreatePost(post))
    return { id: made.Id, createAt: new Date(Number(made.CreateAt)) }
  },

  // The call writes every column: so the whole post, read just before.
  async dropButtons(postId) {
    const post = await asked(api.GetPost(postId))
    const props = Object.entries(post.Props).filter(([name]) => name !== 'attachments')
    await asked(api.UpdatePost({ ...post, Props: Object.fromEntries(props) }))
  },

  deletePost: (postId) => asked(api.DeletePost(postId)),

  async findPost(postId) {
    const post = await found(api.GetPost(postId))
    if (!post || Number(post.DeleteAt) > 0) return undefined
    const { UserId: authorId, ChannelId: channelId, Message: message } = post
    return { authorId, channelId, message, kind: kindOf(post.Props) }
  },
})

/** Anybody can put anything there. */
function kindOf(props: Readonly<Record<string, unknown>>): string {
  const kind = plain(props['incident_kind'])
  return typeof kind === 'string' ? kind : ''
}

const attachmentsOf = (buttons: readonly PostButton[]) =>
  typed('[]*model.SlackAttachment', [{ Actions: buttons.map(actionOf) }])

const actionOf = ({ id, label, style, path, context }: PostButton) => ({
  Id: id,
  Type: 'button',
  Name: label,
  Style: style,
  Integration: { URL: pluginUrl(path), Context: { signed: context } },
})
