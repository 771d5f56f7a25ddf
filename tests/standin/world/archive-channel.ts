import { AppError } from '../plugin-host/app-error.ts'
import { getRow, numberOf, textOf, type Base, type Row } from './base.ts'
import { getChannelRow } from './channels.ts'
import { postAsSystem, postOfPerson } from './system-posts.ts'

const SET = 'update channels set deleteat = $2, updateat = $3 where id = $1 returning *'

/**
 * By a person, or by the server for a plugin.
 *
 * @throws {AppError} 400 when it is archived already or the team's main channel.
 */
export async function archiveChannel(base: Base, id: string, userId = ''): Promise<void> {
  const channel = await getChannelRow(base, id)
  if (numberOf(channel.deleteat) > 0) throw refusal('api.channel.delete_channel.deleted.app_error')
  if (channel.name === 'town-square') throw refusal('api.channel.delete_channel.cannot.app_error')
  await say(base, channel, 'system_channel_deleted', { userId, did: 'archived' })
  await set(base, channel, { event: 'channel_deleted', isArchived: true })
}

/** Only people can: plugins have no call for it. @throws {AppError} 400 when it is not archived. */
export async function restoreChannel(base: Base, id: string, userId: string): Promise<Row> {
  const channel = await getChannelRow(base, id)
  if (numberOf(channel.deleteat) === 0) throw refusal('api.channel.restore_channel.restored.app_error')
  const restored = await set(base, channel, { event: 'channel_restored', isArchived: false })
  await say(base, channel, 'system_channel_restored', { userId, did: 'unarchived' })
  return restored
}

async function set(
  base: Base,
  channel: Row,
  { event, isArchived }: { readonly event: string; readonly isArchived: boolean },
): Promise<Row> {
  const [id, at] = [textOf(channel.id), base.now()]
  const row = await getRow(base, 'app.channel.get.existing.app_error', SET, [id, isArchived ? at : 0, at])
  const payload = { channel_id: id, ...(isArchived && { delete_at: at }) }
  const broadcast = channel.type === 'P' ? { ChannelId: id } : { TeamId: textOf(channel.teamid) }
  base.send({ event, payload, broadcast })
  return row
}

async function say(
  base: Base,
  channel: Row,
  type: string,
  { userId, did }: { readonly userId: string; readonly did: string },
): Promise<void> {
  const id = textOf(channel.id)
  if (userId !== '') return postOfPerson(base, { channelId: id, userId, type, text: `${did} the channel.` })
  await postAsSystem(base, id, { type, message: `The channel has been ${did}.` })
}

const refusal = (id: string): AppError => new AppError({ id, statusCode: 400 })
