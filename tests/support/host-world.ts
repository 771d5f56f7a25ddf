import { newId } from '../../server/ids.ts'

/** A pool or a client of pg. */
export type Rows = { query(text: string, values: unknown[]): Promise<unknown> }

const CREATED = 1_700_000_000_000

/** Writes one row; columns that are left out get their default. */
export async function insertRow(db: Rows, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row)
  const places = columns.map((_, index) => `$${index + 1}`)
  await db.query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  )
}

export type GivenTeam = { name?: string; displayName?: string; deleteAt?: number | null }

/** A row of Mattermost's, as are all below but where it says otherwise. @returns The team's id. */
export async function insertTeam(db: Rows, given: GivenTeam = {}): Promise<string> {
  const id = newId()
  await insertRow(db, 'teams', {
    id,
    name: given.name ?? `team-${id}`,
    displayname: given.displayName ?? 'Operations',
    type: 'O',
    createat: CREATED,
    updateat: CREATED,
    deleteat: given.deleteAt === undefined ? 0 : given.deleteAt,
  })
  return id
}

export type GivenUser = {
  firstName?: string | null
  lastName?: string | null
  locale?: string | null
  /** Separated by blanks. */
  roles?: string | null
  deleteAt?: number | null
  /** Teams the person is in. */
  teams?: readonly string[]
  /** Channels the person is in. */
  channels?: readonly string[]
}

/** @returns The person's id. */
export async function insertUser(db: Rows, username: string, given: GivenUser = {}): Promise<string> {
  const id = newId()
  const { firstName = '', lastName = '', locale = 'en', roles = 'system_user', deleteAt = 0 } = given
  await insertRow(db, 'users', {
    id,
    username,
    email: `${username}@example.com`,
    firstname: firstName,
    lastname: lastName,
    locale,
    roles,
    createat: CREATED,
    updateat: CREATED,
    deleteat: deleteAt,
  })
  const isGuest = (roles ?? '').split(' ').includes('system_guest')
  for (const teamId of given.teams ?? []) await joinTeam(db, teamId, id, { isGuest })
  for (const channelId of given.channels ?? []) await joinChannel(db, channelId, id, { isGuest })
  return id
}

export const insertGuest = (db: Rows, username: string, given: GivenUser = {}): Promise<string> =>
  insertUser(db, username, { ...given, roles: 'system_guest' })

/** @returns The bot's user id. */
export async function insertBot(db: Rows, username: string, given: GivenUser = {}): Promise<string> {
  const id = await insertUser(db, username, given)
  await insertRow(db, 'bots', { userid: id, ownerid: 'somebody', createat: CREATED, deleteat: 0 })
  return id
}

export type Membership = { isGuest?: boolean | null; deleteAt?: number | null }

export const joinTeam = (db: Rows, teamId: string, userId: string, given: Membership = {}): Promise<void> =>
  insertRow(db, 'teammembers', {
    teamid: teamId,
    userid: userId,
    roles: '',
    schemeuser: true,
    schemeguest: given.isGuest === undefined ? false : given.isGuest,
    deleteat: given.deleteAt === undefined ? 0 : given.deleteAt,
    createat: CREATED,
  })

/** As the host does it: a member now, and a row in the history. */
export async function joinChannel(
  db: Rows,
  channelId: string,
  userId: string,
  given: Pick<Membership, 'isGuest'> = {},
): Promise<void> {
  const { isGuest = false } = given
  await insertRow(db, 'channelmembers', {
    channelid: channelId,
    userid: userId,
    roles: '',
    schemeuser: !isGuest,
    schemeguest: isGuest,
  })
  await insertRow(db, 'channelmemberhistory', { channelid: channelId, userid: userId, jointime: CREATED })
}

export type GivenChannel = {
  id?: string
  teamId: string
  name?: string | null
  displayName?: string | null
  type?: 'O' | 'P' | 'D' | 'G' | null
  deleteAt?: number | null
  creatorId?: string
}

/** @returns The channel's id. */
export async function insertChannel(db: Rows, given: GivenChannel): Promise<string> {
  const { id = newId(), type = 'O', displayName = 'Water cooler', deleteAt = 0 } = given
  await insertRow(db, 'channels', {
    id,
    teamid: given.teamId,
    type,
    name: given.name === undefined ? `channel-${id}` : given.name,
    displayname: displayName,
    creatorid: given.creatorId ?? '',
    createat: CREATED,
    updateat: CREATED,
    deleteat: deleteAt,
  })
  return id
}

export type GivenPost = {
  channelId: string
  userId: string
  message?: string
  type?: string
  props?: Record<string, unknown>
  createAt?: number
  deleteAt?: number
}

/** @returns The post's id. */
export async function insertPost(db: Rows, given: GivenPost): Promise<string> {
  const id = newId()
  const createAt = given.createAt ?? CREATED
  await insertRow(db, 'posts', {
    id,
    channelid: given.channelId,
    userid: given.userId,
    message: given.message ?? 'Is anybody looking at this?',
    type: given.type ?? '',
    rootid: '',
    originalid: '',
    props: JSON.stringify(given.props ?? {}),
    createat: createAt,
    updateat: createAt,
    editat: 0,
    deleteat: given.deleteAt ?? 0,
  })
  return id
}
