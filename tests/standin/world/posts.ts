import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { getRow, isTrue, textOf, type Base, type Row } from './base.ts'
import { goJson } from './go-json.ts'
import { insertPost } from './insert-post.ts'
import { postOf } from './post-of.ts'

const LONGEST_MESSAGE = 16_383
const LARGEST_PROPS = 800_000
/** Milliseconds in which a repeated PendingPostId answers the first post. */
const REPEAT_WITHIN = 30_000

interface Sent {
  readonly at: number
  /** Undefined while it is being made. */
  id: string | undefined
}

/** Works in archived channels and for authors who are not in the channel, as the plugin API of Mattermost does. */
export function postApi(base: Base): ApiTable {
  const sent = new Map<string, Sent>()
  return {
    GetPost: async (id) => postOf(await getPostRow(base, id)),
    CreatePost: async (post) => {
      const { PendingPostId: key } = post
      const first = sent.get(key)
      if (key !== '' && first && base.now() - first.at < REPEAT_WITHIN) return repeated(base, first)
      const entry: Sent = { at: base.now(), id: undefined }
      sent.set(key, entry)
      try {
        const row = await createPost(base, post)
        entry.id = textOf(row.id)
        return postOf(row)
      } catch (error) {
        sent.delete(key)
        throw error
      }
    },
  }
}

async function repeated(base: Base, { id }: Sent) {
  if (id === undefined) throw refusal('api.post.deduplicate_create_post.pending', 500)
  return postOf(await getPostRow(base, id))
}

interface GivenPost {
  readonly UserId: string
  readonly ChannelId: string
  readonly RootId: string
  readonly Message: string
  readonly Type: string
  readonly PendingPostId: string
  readonly Props: unknown
}

const AUTHOR_AND_CHANNEL = `
  select bots.userid is not null as isbot, channels.id as channel
  from users left join bots on bots.userid = users.id left join channels on channels.id = $2 where users.id = $1`

async function createPost(base: Base, post: GivenPost): Promise<Row> {
  const missing = 'app.user.missing_account.const'
  const author = await getRow(base, missing, AUTHOR_AND_CHANNEL, [post.UserId, post.ChannelId])
  if (author.channel === null) throw refusal('app.channel.get.existing.app_error', 404)
  const props = {
    ...(goJson(post.Props) as object),
    from_plugin: 'true',
    ...(isTrue(author.isbot) && { from_bot: 'true' }),
  }
  mustBeValid(post, props)
  return insertPost(base, { ...post, props })
}

function mustBeValid({ Message, Type }: GivenPost, props: object): void {
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
