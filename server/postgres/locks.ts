import { sql } from 'kysely'
import type { Db } from './transaction.ts'

/** Two numbers of our own; the space of two keys is apart from the one-key locks of everybody else. */
const PRODUCT = 1_229_866_051
const MIGRATING = 1

/**
 * Runs something while no other node changes our schema: a session-level advisory lock on one connection.
 *
 * @returns `'busy'`, at once and without running, when another node holds it.
 */
export function whileMigrating<T>(db: Db, run: (connection: Db) => Promise<T>): Promise<T | 'busy'> {
  return db.connection().execute(async (connection) => {
    const lock = sql<{ got: boolean }>`select pg_try_advisory_lock(${PRODUCT}, ${MIGRATING}) as got`
    if (!(await lock.execute(connection)).rows[0]?.got) return 'busy'
    try {
      return await run(connection)
    } finally {
      // On a connection that broke there is nothing to give back: its locks ended with it.
      const unlock = sql`select pg_advisory_unlock(${PRODUCT}, ${MIGRATING})`
      await unlock.execute(connection).catch(() => undefined)
    }
  })
}
