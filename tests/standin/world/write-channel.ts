import { AppError } from '../plugin-host/app-error.ts'
import { getRow, isTaken, textOf, type Base, type Row } from './base.ts'
import { mustBeValidChannel } from './channels.ts'
import { channelJson } from './rest-models.ts'

const MISSING = 'app.channel.get.existing.app_error'
const WRITE = `
  update channels set updateat = $2, deleteat = 0, type = $3::channel_type, displayname = $4, name = $5, header = $6,
    purpose = $7, creatorid = $8, schemeid = nullif($9, ''), lastpostat = $10, totalmsgcount = $11,
    totalmsgcountroot = $12, lastrootpostat = $13
  where id = $1 returning *`

/** The whole channel, as GetChannel gives it. */
export interface WholeChannel {
  readonly Id: string
  readonly TeamId: string
  readonly DeleteAt: number | bigint
  readonly Type: string
  readonly DisplayName: string
  readonly Name: string
  readonly Header: string
  readonly Purpose: string
  readonly CreatorId: string
  readonly SchemeId?: string | undefined
  readonly LastPostAt: number | bigint
  readonly TotalMsgCount: number | bigint
  readonly TotalMsgCountRoot: number | bigint
  readonly LastRootPostAt: number | bigint
}

/**
 * Writes every column from what is given: what was left out is empty then. An archived channel comes back by this,
 * without a system message, and only its members are told.
 *
 * @throws {AppError} 400 for a channel that is given as archived, or is not valid, or
 *   whose name is taken; 404.
 */
export async function writeChannel(base: Base, channel: WholeChannel): Promise<Row> {
  if (Number(channel.DeleteAt) !== 0) throw badId
  mustBeValidChannel(channel)
  const values = [
    channel.Id,
    base.now(),
    channel.Type,
    channel.DisplayName,
    channel.Name,
    channel.Header,
    channel.Purpose,
    channel.CreatorId,
    channel.SchemeId ?? '',
    Number(channel.LastPostAt),
    Number(channel.TotalMsgCount),
    Number(channel.TotalMsgCountRoot),
    Number(channel.LastRootPostAt),
  ]
  const row = await getRow(base, MISSING, WRITE, values).catch((error: unknown) => {
    throw isTaken(error) ? badId : error
  })
  announceChannel(base, row)
  return row
}

const badId = new AppError({ id: 'app.channel.update.bad_id', statusCode: 400 })

/** Tells the members what their channel is like now. */
export function announceChannel(base: Base, row: Row): void {
  const payload = { channel: JSON.stringify(channelJson(row)) }
  base.send({ event: 'channel_updated', payload, broadcast: { ChannelId: textOf(row.id) } })
}
