import { explicit, int, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

export const Bot = struct('Bot', {
  UserId: string,
  Username: string,
  DisplayName: string,
  Description: string,
  OwnerId: string,
  LastIconUpdate: int,
  CreateAt: int,
  UpdateAt: int,
  DeleteAt: int,
})
export type Bot = ValueOf<typeof Bot>

/** Fields left out stay as they are. */
export const BotPatch = struct('BotPatch', {
  Username: explicit(string),
  DisplayName: explicit(string),
  Description: explicit(string),
})
export type BotPatch = ValueOf<typeof BotPatch>
