import type { AnyInput } from '../../../server/plugin-rpc/gob/typed.ts'
import { isTrue, numberOf, textOf, type Row } from './base.ts'

/** A row of posts in the words of the plugin protocol. */
export function postOf(row: Row) {
  return {
    Id: textOf(row.id),
    CreateAt: numberOf(row.createat),
    UpdateAt: numberOf(row.updateat),
    EditAt: numberOf(row.editat),
    DeleteAt: numberOf(row.deleteat),
    IsPinned: isTrue(row.ispinned),
    UserId: textOf(row.userid),
    ChannelId: textOf(row.channelid),
    RootId: textOf(row.rootid),
    OriginalId: textOf(row.originalid),
    Message: textOf(row.message),
    Type: textOf(row.type),
    // Parsed from JSON by the database.
    Props: row.props as Record<string, AnyInput>,
    FileIds: fileIdsOf(row),
  }
}

/** Kept as text that is JSON. */
export const fileIdsOf = ({ fileids }: Row): string[] => JSON.parse(textOf(fileids) || '[]') as string[]
