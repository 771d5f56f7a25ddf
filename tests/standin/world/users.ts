import { findRow, getRow, insertRow, numberOf, textOf, type Base, type Row } from './base.ts'
import { newId } from './new-id.ts'
import { userJson } from './rest-models.ts'

export interface NewPerson {
  readonly username: string
  readonly firstName?: string
  readonly lastName?: string
  readonly position?: string
  readonly locale?: string
  /** Separated by spaces; default `system_user`. */
  readonly roles?: string
}

const MISSING = 'app.user.missing_account.const'
/** Users with what makes them bots; goes on with a condition. */
export const USER = `select users.*, bots.description as bot, bots.lasticonupdate as boticon
  from users left join bots on bots.userid = users.id where`

/** Deactivated ones too. @throws {AppError} 404. */
export function getUserRow(base: Base, id: string): Promise<Row> {
  return getRow(base, MISSING, `${USER} users.id = $1`, [id])
}

/** Deactivated ones too. @throws {AppError} 404. */
export function getUserNamed(base: Base, username: string): Promise<Row> {
  return getRow(base, MISSING, `${USER} username = $1`, [username])
}

export function findUserRow(base: Base, username: string): Promise<Row | undefined> {
  return findRow(base, `${USER} username = $1`, [username])
}

/** @returns the id. */
export async function addPerson(base: Base, person: NewPerson): Promise<string> {
  const { username, firstName = '', lastName = '', position = '', locale = 'en' } = person
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
    roles: person.roles ?? 'system_user',
    locale,
    position,
    lastpictureupdate: 0,
    props: '{}',
    notifyprops: '{}',
    timezone: '{}',
  })
  if (!isNew) throw new Error(`There is a user ${username} already.`)
  return id
}

/** A deactivated account stays, with all its memberships; its sessions end. */
export async function setActive(base: Base, userId: string, isActive: boolean): Promise<void> {
  const sql = 'update users set deleteat = $2, updateat = $3 where id = $1'
  await base.pool.query(sql, [userId, isActive ? 0 : base.now(), base.now()])
  const row = await getUserRow(base, userId)
  announceUser(base, row)
  if (!isActive) base.tell({ hook: 'UserHasBeenDeactivated', argument: () => ({ A: {}, B: userOf(row) }) })
}

/** Tells everybody what somebody is like now. */
export function announceUser(base: Base, row: Row): void {
  base.send({ event: 'user_updated', payload: { user: userJson(row) }, broadcast: {} })
}

const isBot = (user: Row): boolean => user.bot !== null

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
