import { Client, type ClientConfig } from 'pg'

import { unavailable } from '../domain/errors.ts'
import type { Locks } from '../usecases/ports/process.ts'
import { orUnavailable } from './or-unavailable.ts'

export interface AdvisoryLocks extends Locks {
  /** Ends the session and with it whatever is still held. May be called again. */
  close(): Promise<void>
}

const KEY = `hashtextextended('incident_collaboration:' || $1, 0)`
const TRY = `select pg_try_advisory_lock(${KEY}) as "isHeld"`
const LET_GO = `select pg_advisory_unlock(${KEY})`
/** Milliseconds to connect, and to answer. */
const PATIENCE = 5_000

/**
 * Session-level advisory locks, all on one connection of this process (PostgreSQL manual, 13.3.5).
 *
 * A session may take its own lock again, so within the process a set excludes. When the connection breaks, the
 * server lets go of everything it held: what runs goes on and may meet another node at the same work, which is
 * why effects carry keys. The next attempt connects anew.
 */
export function openAdvisoryLocks(config: ClientConfig): AdvisoryLocks {
  const held = new Set<string>()
  let session: Promise<Client> | undefined
  let isClosed = false

  return { tryHold, close }

  async function tryHold<T>(name: string, run: () => Promise<T>): Promise<T | 'busy'> {
    if (isClosed) throw unavailable('The program is ending.')
    if (held.has(name)) return 'busy'
    held.add(name)
    try {
      const mine = (session ??= connect())
      if (!(await orUnavailable(tryLock(mine, name)))) return 'busy'
      return await run().finally(() => letGo(mine, name))
    } finally {
      held.delete(name)
    }
  }

  async function tryLock(mine: Promise<Client>, name: string): Promise<boolean> {
    try {
      const { rows } = await (await mine).query<{ isHeld: boolean }>(TRY, [name])
      return rows[0]?.isHeld === true
    } catch (error) {
      drop(mine)
      throw error
    }
  }

  /** A lock that cannot be given back goes with its session. */
  async function letGo(mine: Promise<Client>, name: string): Promise<void> {
    if (session !== mine) return
    await mine.then((client) => client.query(LET_GO, [name])).catch(() => drop(mine))
  }

  function connect(): Promise<Client> {
    const client = new Client({
      ...config,
      pipeline: true,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
    })
    const connected = client.connect().then(() => client)
    // `end` follows every error; without a listener an error would end the process.
    client.on('error', () => undefined)
    client.on('end', () => forget(connected))
    return connected
  }

  function forget(mine: Promise<Client>): void {
    if (session === mine) session = undefined
  }

  /** Not awaited: a server that is gone does not say goodbye. */
  function drop(mine: Promise<Client>): void {
    forget(mine)
    mine.then((client) => client.end()).catch(() => undefined)
  }

  async function close(): Promise<void> {
    isClosed = true
    const mine = session
    session = undefined
    await mine?.then((client) => client.end()).catch(() => undefined)
  }
}
