import { join } from 'node:path'
import { Pool } from 'pg'
import { startPostgres } from '../standin/postgres/start-postgres.ts'

export interface TestPostgres {
  /** A database of the server from which others can be made. */
  readonly url: string
  /** Says that this process needs it no longer; the last one stops it. May be called again. */
  readonly close: () => Promise<void>
}

/** Any number, the same for all: held shared by everybody who uses the server. */
const IN_USE = 4_817_236
const ATTEMPTS = 5

/**
 * The server of this test run: the one that TEST_DATABASE_URL names (a superuser's URL; with `sslmode=disable`
 * where it has no TLS), else the embedded one, started or adopted.
 *
 * Several runs in one checkout share it. Each holds a shared advisory lock on a session of its own, which ends
 * with its process however that dies; who closes and gets the lock for itself was the last.
 */
export async function openTestPostgres(
  dataFolder = join(import.meta.dirname, '..', '..', '.cache', 'test-postgres'),
  given = process.env['TEST_DATABASE_URL'],
): Promise<TestPostgres> {
  if (given) return { url: given, close: () => Promise.resolve() }
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOrJoin(dataFolder)
    } catch (error) {
      // Another run may have stopped it between our adopting and our lock.
      if (attempt === ATTEMPTS) throw error
    }
  }
}

async function startOrJoin(dataFolder: string): Promise<TestPostgres> {
  const server = await startPostgres({ dataFolder, durable: false })
  // One connection that is never given up, and that lets a process end which forgets to close.
  const session = new Pool({
    connectionString: server.url,
    max: 1,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  })
  session.on('error', () => undefined)
  const isAlone = await holdAlone(session)
  if (isAlone) await dropLeftovers(session)
  await session.query('select pg_advisory_lock_shared($1)', [IN_USE])
  if (isAlone) await session.query('select pg_advisory_unlock($1)', [IN_USE])

  let closing: Promise<void> | undefined
  return { url: server.url, close: () => (closing ??= leave()) }

  async function leave(): Promise<void> {
    await session.query('select pg_advisory_unlock_shared($1)', [IN_USE])
    if (await holdAlone(session)) await server.stop()
    await session.end()
  }
}

/** Whether nobody else uses the server; whoever comes then waits until we let go. */
async function holdAlone(session: Pool): Promise<boolean> {
  const { rows } = await session.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [IN_USE])
  return rows[0]?.got === true
}

/** Databases of runs that were killed. */
async function dropLeftovers(session: Pool): Promise<void> {
  const { rows } = await session.query<{ datname: string }>(
    "select datname from pg_database where starts_with(datname, 'test_')",
  )
  for (const { datname } of rows) await session.query(`drop database if exists ${datname} with (force)`)
}
