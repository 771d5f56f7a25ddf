import { AppError } from '../plugin-host/app-error.ts'
import { getRow, isTrue, type Base, type Row } from './base.ts'
import { goJson } from './go-json.ts'
import { insertPost } from './insert-post.ts'

const LONGEST_MESSAGE = 16_383
const LARGEST_PROPS = 800_000

/** A post as a plugin gives it. */
export interface GivenPost {
  readonly UserId: string
  readonly ChannelId: string
  readonly RootId: string
  readonly Message: string
  readonly Type: string
  readonly PendingPostId: string
  readonly FileIds: readonly string[]
  readonly Props: unknown
}

const AUTHOR_AND_CHANNEL = `
  select bots.userid is not null as isbot, channels.id as channel
  from users left join bots on bots.userid = users.id left join channels on channels.id = $2 where users.id = $1`

/** Also in archived channels, and for authors who are not in the channel. @throws {AppError} 400, 404. */
export async function createPost(base: Base, post: GivenPost): Promise<Row> {
  const missing = 'app.user.missing_account.const'
  const author = await getRow(base, missing, AUTHOR_AND_CHANNEL, [post.UserId, post.ChannelId])
  if (author.channel === null) throw refusal('app.channel.get.existing.app_error', 404)
  if (post.RootId !== '') await mustBeRoot(base, post)
  const props = {
    ...(goJson(post.Props) as object),
    from_plugin: 'true',
    ...(isTrue(author.isbot) && { from_bot: 'true' }),
  }
  mustBeValidPost(post, props)
  return insertPost(base, { ...post, props })
}

/** @throws {AppError} 400 for what cannot be answered: no post, one of another channel, or itself an answer. */
export async function mustBeRoot(
  base: Base,
  { RootId, ChannelId }: Pick<GivenPost, 'RootId' | 'ChannelId'>,
): Promise<void> {
  const root = await getPostRow(base, RootId).catch(() => {
    throw refusal('api.post.create_post.root_id.app_error')
  })
  if (root.channelid !== ChannelId) throw refusal('api.post.create_post.channel_root_id.app_error')
  if (root.rootid !== '') throw refusal('api.post.create_post.root_id.app_error')
}

/** @throws {AppError} 400. */
export function mustBeValidPost({ Message, Type }: Pick<GivenPost, 'Message' | 'Type'>, props: object): void {
  if ([...Message].length > LONGEST_MESSAGE) throw refusal('model.post.is_valid.message_length.app_error')
  if (JSON.stringify(props).length > LARGEST_PROPS) throw refusal('model.post.is_valid.props.app_error')
  if (Type.length > 26 || (Type !== '' && !Type.startsWith('custom_')))
    throw refusal('model.post.is_valid.type.app_error')
}

/** @throws {AppError} 404 also for a deleted one. */
export function getPostRow(base: Base, id: string): Promise<Row> {
  return getRow(base, 'app.post.get.app_error', 'select * from posts where id = $1 and deleteat = 0', [id])
}

function refusal(id: string, statusCode = 400): AppError {
  return new AppError({ id, statusCode })
}
