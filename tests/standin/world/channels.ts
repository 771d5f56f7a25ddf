import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { findRow, getRow, insertRow, numberOf, textOf, type Base, type Row } from './base.ts'
import { newId } from './new-id.ts'
import { postAsSystem } from './system-posts.ts'

const MISSING = 'app.channel.get.existing.app_error'

export interface NewChannel {
  readonly TeamId: string
  readonly Type: string
  readonly Name: string
  readonly DisplayName: string
  readonly Header?: string
  readonly Purpose?: string
  readonly CreatorId?: string
}

export function channelApi(base: Base): ApiTable {
  return {
    GetChannel: async (id) => channelOf(await getChannelRow(base, id)),
    GetChannelByName: async (teamId, name, withArchived) => {
      const row = await findRow(base, 'select * from channels where teamid = $1 and name = $2', [
        teamId,
        name,
      ])
      if (!row || (numberOf(row.deleteat) > 0 && !withArchived)) throw noSuchName
      return channelOf(row)
    },
    CreateChannel: async (channel) => channelOf(await getChannelRow(base, await addChannel(base, channel))),
    DeleteChannel: (id) => archiveChannel(base, id),
  }
}

const noSuchName = new AppError({ id: 'app.channel.get_by_name.missing.app_error', statusCode: 404 })

/** Archived ones too. @throws {AppError} 404. */
export function getChannelRow(base: Base, id: string): Promise<Row> {
  return getRow(base, MISSING, 'select * from channels where id = $1', [id])
}

/** Adds no member, not even the creator. A name stays taken when its channel is archived. @returns the id. */
export async function addChannel(base: Base, channel: NewChannel): Promise<string> {
  mustBeValid(channel)
  const [id, at] = [newId(), base.now()]
  const isNew = await insertRow(base, 'channels', {
    id,
    createat: at,
    updateat: at,
    deleteat: 0,
    teamid: channel.TeamId,
    type: channel.Type,
    displayname: channel.DisplayName,
    name: channel.Name,
    header: channel.Header ?? '',
    purpose: channel.Purpose ?? '',
    lastpostat: 0,
    totalmsgcount: 0,
    totalmsgcountroot: 0,
    creatorid: channel.CreatorId ?? '',
  })
  if (!isNew) throw refusal('store.sql_channel.save_channel.exists.app_error')
  base.tell({
    hook: 'ChannelHasBeenCreated',
    argument: async () => ({ A: {}, B: channelOf(await getChannelRow(base, id)) }),
  })
  return id
}

function mustBeValid({ Type, Name, DisplayName, Header = '', Purpose = '' }: NewChannel): void {
  const faults: readonly (readonly [string, boolean])[] = [
    ['type', Type !== 'O' && Type !== 'P'],
    ['1_or_more', !/^[a-z0-9][a-z0-9_-]{0,63}$/.test(Name)],
    ['display_name', [...DisplayName].length > 64 || DisplayName.trim() === ''],
    ['header', [...Header].length > 1024],
    ['purpose', [...Purpose].length > 250],
  ]
  for (const [field, isWrong] of faults)
    if (isWrong) throw refusal(`model.channel.is_valid.${field}.app_error`)
}

/** @throws {AppError} 400 when it is archived already or the team's main channel. */
export async function archiveChannel(base: Base, id: string): Promise<void> {
  const channel = await getChannelRow(base, id)
  if (numberOf(channel.deleteat) > 0) throw refusal('api.channel.delete_channel.deleted.app_error')
  if (channel.name === 'town-square') throw refusal('api.channel.delete_channel.cannot.app_error')
  await postAsSystem(base, id, { type: 'system_channel_deleted', message: 'The channel has been archived.' })
  const at = base.now()
  await base.pool.query('update channels set deleteat = $2, updateat = $2 where id = $1', [id, at])
  const broadcast = channel.type === 'P' ? { ChannelId: id } : { TeamId: textOf(channel.teamid) }
  base.send({ event: 'channel_deleted', payload: { channel_id: id, delete_at: at }, broadcast })
}

function refusal(id: string): AppError {
  return new AppError({ id, statusCode: 400 })
}

function channelOf(row: Row) {
  return {
    Id: textOf(row.id),
    CreateAt: numberOf(row.createat),
    UpdateAt: numberOf(row.updateat),
    DeleteAt: numberOf(row.deleteat),
    TeamId: textOf(row.teamid),
    Type: textOf(row.type),
    DisplayName: textOf(row.displayname),
    Name: textOf(row.name),
    Header: textOf(row.header),
    Purpose: textOf(row.purpose),
    LastPostAt: numberOf(row.lastpostat),
    TotalMsgCount: numberOf(row.totalmsgcount),
    CreatorId: textOf(row.creatorid),
    SchemeId: textOf(row.schemeid),
    TotalMsgCountRoot: numberOf(row.totalmsgcountroot),
    LastRootPostAt: numberOf(row.lastrootpostat),
  }
}
