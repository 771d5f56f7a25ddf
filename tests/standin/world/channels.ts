import { AppError } from '../plugin-host/app-error.ts'
import { getRow, insertRow, numberOf, textOf, type Base, type Row } from './base.ts'
import { newId } from './new-id.ts'

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

/** Archived ones too. @throws {AppError} 404. */
export function getChannelRow(base: Base, id: string): Promise<Row> {
  return getRow(base, MISSING, 'select * from channels where id = $1', [id])
}

/** Adds no member, not even the creator. A name stays taken when its channel is archived. @returns the id. */
export async function addChannel(base: Base, channel: NewChannel): Promise<string> {
  mustBeValidChannel(channel)
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
  tellCreated(base, id)
  return id
}

/** Plugins hear of every new channel, direct ones included. */
export function tellCreated(base: Base, id: string): void {
  base.tell({
    hook: 'ChannelHasBeenCreated',
    argument: async () => ({ A: {}, B: channelOf(await getChannelRow(base, id)) }),
  })
}

/** @throws {AppError} 400. */
export function mustBeValidChannel(channel: Omit<NewChannel, 'TeamId'>): void {
  const { Type, Name, DisplayName, Header = '', Purpose = '' } = channel
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

const refusal = (id: string): AppError => new AppError({ id, statusCode: 400 })

/** A row of channels in the words of the plugin protocol. */
export function channelOf(row: Row) {
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
