import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { archiveChannel } from './archive-channel.ts'
import { findRow, numberOf, type Base } from './base.ts'
import { addChannel, channelOf, getChannelRow } from './channels.ts'
import { directChannel } from './direct-channels.ts'
import { writeChannel } from './write-channel.ts'

const BY_NAME = 'select * from channels where teamid = $1 and name = $2'

/** There is no call that restores a channel: plugins write it back with DeleteAt 0. */
export function channelApi(base: Base): ApiTable {
  return {
    GetChannel: async (id) => channelOf(await getChannelRow(base, id)),
    GetChannelByName: async (teamId, name, withArchived) => {
      const row = await findRow(base, BY_NAME, [teamId, name])
      if (!row || (numberOf(row.deleteat) > 0 && !withArchived)) throw noSuchName
      return channelOf(row)
    },
    GetDirectChannel: async (one, other) => channelOf(await directChannel(base, one, other)),
    CreateChannel: async (channel) => channelOf(await getChannelRow(base, await addChannel(base, channel))),
    UpdateChannel: async (channel) => channelOf(await writeChannel(base, channel)),
    DeleteChannel: (id) => archiveChannel(base, id),
  }
}

const noSuchName = new AppError({ id: 'app.channel.get_by_name.missing.app_error', statusCode: 404 })
