import { AppError } from '../plugin-host/app-error.ts'
import { numberOf, textOf, type Base, type Row } from '../world/base.ts'
import { getChannelRow } from '../world/channels.ts'
import { may, type Question } from '../world/permissions.ts'

/** @throws {AppError} 403. */
export async function mustBeAllowed(base: Base, question: Question): Promise<void> {
  if (!(await may(base, question))) throw forbidden
}

/** The channel, for members, and a public one for everybody of its team. @throws {AppError} 403, 404. */
export async function mustReadChannel(base: Base, userId: string, channelId: string): Promise<Row> {
  const channel = await getChannelRow(base, channelId)
  const permission = channel.type === 'O' ? 'read_public_channel' : 'read_channel_content'
  const isMember = await may(base, { userId, channelId, permission: 'read_channel_content' })
  if (!isMember) await mustBeAllowed(base, { userId, teamId: textOf(channel.teamid), channelId, permission })
  return channel
}

/** @throws {AppError} 403, 404, and 400 for an archived channel. */
export async function mustWriteInChannel(
  base: Base,
  userId: string,
  channelId: string,
  refusal = 'api.post.create_post.can_not_post_to_deleted.error',
): Promise<Row> {
  const channel = await getChannelRow(base, channelId)
  await mustBeAllowed(base, { userId, channelId, permission: 'create_post' })
  if (numberOf(channel.deleteat) > 0) throw new AppError({ id: refusal, statusCode: 400 })
  return channel
}

const forbidden = new AppError({
  id: 'api.context.permissions.app_error',
  statusCode: 403,
  message: 'You do not have the appropriate permissions.',
})
