import type { ApiTable } from '../plugin-host/api-table.ts'
import { findRow, getRow, insertRow, numberOf, textOf, type Base, type Row } from './base.ts'
import { newId } from './new-id.ts'

export interface NewPerson {
  readonly username: string
  readonly firstName?: string
  readonly lastName?: string
  readonly locale?: string
  /** Separated by spaces; default `system_user`. */
  readonly roles?: string
}

const MISSING = 'app.user.missing_account.const'
/** Users with what makes them bots; goes on with a condition. */
export const USER = `select users.*, bots.description as bot, bots.lasticonupdate as boticon
  from users left join bots on bots.userid = users.id where`

export function userApi(base: Base): ApiTable {
  return {
    GetUser: async (id) => userOf(await getUserRow(base, id)),
    GetUserByUsername: async (name) => userOf(await getRow(base, MISSING, `${USER} username = $1`, [name])),
  }
}

/** Deactivated ones too. @throws {AppError} 404. */
export function getUserRow(base: Base, id: string): Promise<Row> {
  return getRow(base, MISSING, `${USER} users.id = $1`, [id])
}

export function findUserRow(base: Base, username: string): Promise<Row | undefined> {
  return findRow(base, `${USER} username = $1`, [username])
}

const isBot = (user: Row): boolean => user.bot !== null

/** @returns the id. */
export async function addPerson(base: Base, person: NewPerson): Promise<string> {
  const { username, firstName = '', lastName = '', locale = 'en', roles = 'system_user' } = person
  const [id, at] = [newId(), base.now()]
  const isNew = await insertRow(base, 'users', {
    id,
    createat: at,
    updateat: at,
    deleteat: 0,
    username,
    email: `${username}@example.com`,
    nickname: '',
    firstname: firstName,
    lastname: lastName,
    roles,
    locale,
    position: '',
    lastpictureupdate: 0,
    props: '{}',
    notifyprops: '{}',
    timezone: '{}',
  })
  if (!isNew) throw new Error(`There is a user ${username} already.`)
  return id
}

/** The account stays, with all its memberships. */
export async function deactivate({ pool, now }: Base, userId: string): Promise<void> {
  await pool.query('update users set deleteat = $2, updateat = $2 where id = $1', [userId, now()])
}

/** A row of users in the words of the plugin protocol. */
export function userOf(row: Row) {
  return {
    Id: textOf(row.id),
    CreateAt: numberOf(row.createat),
    UpdateAt: numberOf(row.updateat),
    DeleteAt: numberOf(row.deleteat),
    Username: textOf(row.username),
    Email: textOf(row.email),
    Nickname: textOf(row.nickname),
    FirstName: textOf(row.firstname),
    LastName: textOf(row.lastname),
    Position: textOf(row.position),
    Roles: textOf(row.roles),
    Locale: textOf(row.locale),
    LastPictureUpdate: numberOf(row.lastpictureupdate),
    IsBot: isBot(row),
    BotDescription: textOf(row.bot),
    BotLastIconUpdate: numberOf(row.boticon),
  }
}
