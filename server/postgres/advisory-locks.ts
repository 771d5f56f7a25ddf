import { Client, type ClientBase, type ClientConfig } from 'pg'

import { unavailable } from '../domain/errors.ts'
import type { Locks } from '../usecases/ports/process.ts'
import { searchOursFirst } from './database.ts'
import { orUnavailable } from './or-unavailable.ts'
import { turnSocket } from './turn-socket.ts'

export interface AdvisoryLocks extends Locks {
  /** Takes the named lock and, in the same round trip, asks behind it; `busy` when another node has it. */
  take<T>(name: string, ask: (session: ClientBase) => Promise<T>): Promise<Taken<T> | 'busy'>
  /** Ends the session and with it whatever is still held. May be called again. */
  close(): Promise<void>
}

type Taken<T> = Readonly<{
  answer: T
  /**
   * In one round trip: does the last thing under the lock, lets go, and asks once more.
   *
   * @throws {IncidentError} `unavailable` when the lock was lost with its session meanwhile: nothing is done then.
   */
  letGo<A>(last: (session: ClientBase) => Promise<void>, ask: (session: ClientBase) => Promise<A>): Promise<A>
}>

const KEY = `hashtextextended('incident_collaboration:' || $1, 0)`
const TRY = { name: 'try-lock', text: `select pg_try_advisory_lock(${KEY}) as "isHeld"` }
const LET_GO = { name: 'let-go', text: `select pg_advisory_unlock(${KEY})` }
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

  return { take, tryHold, close }

  async function tryHold<T>(name: string, run: () => Promise<T>): Promise<T | 'busy'> {
    const taken = await take(name, nothing)
    if (taken === 'busy') return 'busy'
    // A lock that cannot be given back goes with its session.
    return run().finally(() => taken.letGo(nothing, nothing).catch(nothing))
  }

  async function take<T>(name: string, ask: (session: ClientBase) => Promise<T>): Promise<Taken<T> | 'busy'> {
    if (isClosed) throw unavailable('The program is ending.')
    if (held.has(name)) return 'busy'
    held.add(name)
    const mine = (session ??= connect())
    const tried = await orUnavailable(tryAndAsk(mine, name, ask)).catch((error: unknown) => {
      held.delete(name)
      drop(mine)
      throw error
    })
    if (tried.isHeld) return { answer: tried.answer, letGo: (...rest) => letGo(mine, name, ...rest) }
    held.delete(name)
    return 'busy'
  }

  async function tryAndAsk<T>(
    mine: Promise<Client>,
    name: string,
    ask: (session: ClientBase) => Promise<T>,
  ): Promise<{ isHeld: boolean; answer: T }> {
    const client = await mine
    const tried = client.query<{ isHeld: boolean }>({ ...TRY, values: [name] })
    const [{ rows }, answer] = await Promise.all([tried, ask(client)])
    return { isHeld: rows[0]?.isHeld === true, answer }
  }

  async function letGo<A>(
    mine: Promise<Client>,
    name: string,
    last: (session: ClientBase) => Promise<void>,
    ask: (session: ClientBase) => Promise<A>,
  ): Promise<A> {
    try {
      if (session !== mine) throw unavailable('The lock was lost with its connection.')
      const client = await mine
      const done = last(client)
      const freed = client.query({ ...LET_GO, values: [name] }).catch(() => drop(mine))
      const [answer] = await orUnavailable(Promise.all([ask(client), done, freed]))
      return answer
    } finally {
      held.delete(name)
    }
  }

  function connect(): Promise<Client> {
    const client = new Client({
      ...config,
      application_name: 'incident-collaboration locks',
      pipeline: true,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      stream: turnSocket,
    })
    const connected = client.connect().then(() => client)
    // `end` follows every error; without a listener an error would end the process.
    client.on('error', () => undefined)
    client.on('end', () => forget(connected))
    connected.then(searchOursFirst).catch(() => drop(connected))
    return connected
  }

  function forget(mine: Promise<Client>): void {
    if (session === mine) session = undefined
  }

  /** Not awaited: a server that is gone does not say goodbye. */
  function drop(mine: Promise<Client>): void {
    forget(mine)
    mine.then((client) => client.end()).catch(nothing)
  }

  async function close(): Promise<void> {
    isClosed = true
    const mine = session
    session = undefined
    await mine?.then((client) => client.end()).catch(nothing)
  }
}

const nothing = async (): Promise<void> => {}
