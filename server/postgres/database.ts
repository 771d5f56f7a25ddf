import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types, type ClientBase } from 'pg'
import type { Connection } from './data-source.ts'
import type { Tables } from './tables.ts'
import { turnSocket } from './turn-socket.ts'

/** bigint and count(*) are numbers here: times, counts and sequences all stay below 2 to the 53rd. */
types.setTypeParser(types.builtins.INT8, Number)

/** Schema of our tables; those of the job queue are in {@link JOBS_SCHEMA}. */
export const SCHEMA = 'incident_collaboration'
export const JOBS_SCHEMA = 'incident_collaboration_jobs'

const CONNECT_MS = 10_000
const STATEMENT_MS = 30_000
const IDLE_IN_TRANSACTION_MS = 60_000

export interface DatabaseOptions {
  readonly connection: Connection
  /** Connections at most: Mattermost needs its own, and every node has a pool like this. */
  readonly max?: number
  /** Called when a connection breaks outside of a question; the pool makes a new one by itself. */
  readonly onConnectionLost: (error: Error) => void
}

export interface Database {
  readonly db: Kysely<Tables>
  readonly pool: Pool
  readonly dialect: PostgresDialect
  /** Waits for what is running, then closes every connection. May be called again. */
  readonly close: () => Promise<void>
}

/**
 * The pool on Mattermost's database. Names without a schema are ours first, then whatever Mattermost's own
 * connection would find, so that one query can join both. Connects on the first question.
 *
 * `pipeline`: questions sent without awaiting each other share a round trip.
 */
export function openDatabase({ connection, max = 8, onConnectionLost }: DatabaseOptions): Database {
  const pool = new Pool({
    connectionTimeoutMillis: CONNECT_MS,
    ...connection,
    max,
    stream: turnSocket,
    pipeline: true,
    keepAlive: true,
    application_name: 'incident-collaboration',
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  })
  pool.on('error', onConnectionLost)
  pool.on('connect', (client) => {
    // While it is idle the pool reports a break, while it works the question fails: nobody else needs to hear of
    // it, but an error event without any listener ends the process.
    client.on('error', () => undefined)
    // Written before anything else on this connection. Should it fail, no table of ours is found.
    searchOursFirst(client).catch(onConnectionLost)
  })
  const dialect = new PostgresDialect({ pool })
  let closing: Promise<void> | undefined
  return { db: new Kysely<Tables>({ dialect }), pool, dialect, close: () => (closing ??= pool.end()) }
}

/** Before what address, role and database say; `current_setting` is their result. */
const SEARCH_PATH = `select set_config('search_path', $1 || current_setting('search_path'), false)`

/** For a connection of ours, before anything else is asked on it. */
export async function searchOursFirst(client: ClientBase): Promise<void> {
  await client.query(SEARCH_PATH, [`${SCHEMA}, `])
}
