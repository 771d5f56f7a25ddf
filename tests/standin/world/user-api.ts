import type { ApiTable } from '../plugin-host/api-table.ts'
import { findRows, type Base } from './base.ts'
import type { Presence } from './presence.ts'
import { getUserNamed, getUserRow, USER, userOf } from './users.ts'

export function userApi(base: Base, presence: Presence): ApiTable {
  return {
    GetUser: async (id) => userOf(await getUserRow(base, id)),
    GetUserByUsername: async (name) => userOf(await getUserNamed(base, name)),
    GetUsersByIds: async (ids) => (await findRows(base, `${USER} users.id = any($1)`, [ids])).map(userOf),
    GetUserStatus: (id) => presence.get(id),
    GetUserStatusesByIds: (ids) => ids.map((id) => presence.find(id)),
  }
}
