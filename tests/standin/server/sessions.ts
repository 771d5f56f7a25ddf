import { findRow, insertRow, textOf, type Base, type Row } from '../world/base.ts'
import { newId } from '../world/new-id.ts'

export interface Session {
  readonly id: string
  readonly token: string
  readonly csrf: string
  readonly userId: string
}

const FIND = `
  select sessions.* from sessions join users on users.id = sessions.userid
  where token = $1 and users.deleteat = 0`

/** Who is logged in; kept in the database, so that a browser stays logged in over a restart. */
export class Sessions {
  private readonly base: Base

  constructor(base: Base) {
    this.base = base
  }

  async open(userId: string): Promise<Session> {
    const session = { id: newId(), token: newId(), csrf: newId() }
    await insertRow(this.base, 'sessions', { ...session, userid: userId, createat: this.base.now() })
    return { ...session, userId }
  }

  /** None of a deactivated user. */
  async find(token: string): Promise<Session | undefined> {
    const row = await findRow(this.base, FIND, [token])
    return row && sessionOf(row)
  }

  async end(sessionId: string): Promise<void> {
    await this.base.pool.query('delete from sessions where id = $1', [sessionId])
  }
}

const sessionOf = (row: Row): Session => ({
  id: textOf(row.id),
  token: textOf(row.token),
  csrf: textOf(row.csrf),
  userId: textOf(row.userid),
})

/** The three cookies that a browser gets with a session. */
export function cookiesOf({ token, userId, csrf }: Session): string[] {
  const life = 'Path=/; Max-Age=2592000; SameSite=Lax'
  return [`MMAUTHTOKEN=${token}; ${life}; HttpOnly`, `MMUSERID=${userId}; ${life}`, `MMCSRF=${csrf}; ${life}`]
}

export const noCookies = ['MMAUTHTOKEN', 'MMUSERID', 'MMCSRF'].map((name) => `${name}=; Path=/; Max-Age=0`)
