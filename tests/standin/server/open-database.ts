import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'

/** Any number, the same for all: held by the stand-in that uses these data. */
const IN_USE = 4_817_238
const NAME = 'mattermost'

export interface OpenDatabase {
  readonly url: string
  /** Lets the next stand-in have it. */
  readonly close: () => Promise<void>
}

/**
 * The database that the stand-in keeps, with Mattermost's tables; made if it is not there, complete or not at all.
 *
 * @returns undefined when another stand-in uses it.
 */
export async function openDatabase(serverUrl: string, isFresh: boolean): Promise<OpenDatabase | undefined> {
  const server = new Client({ connectionString: serverUrl })
  // When the server is stopped, so is the session; nothing more is asked of it.
  server.on('error', () => undefined)
  await server.connect()
  const { rows } = await server.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [IN_USE])
  if (rows[0]?.got !== true) {
    await server.end()
    return undefined
  }
  if (isFresh) await server.query(`drop database if exists ${NAME} with (force)`)
  await makeIfMissing(server, serverUrl)
  return { url: urlOf(serverUrl, NAME), close: () => server.end() }
}

async function makeIfMissing(server: Client, serverUrl: string): Promise<void> {
  const { rowCount } = await server.query('select from pg_database where datname = $1', [NAME])
  if (rowCount === 1) return
  const half = `half_${NAME}`
  await server.query(`drop database if exists ${half} with (force)`)
  await server.query(`create database ${half}`)
  const client = new Client({ connectionString: urlOf(serverUrl, half) })
  await client.connect()
  await client.query(await readFile(join(import.meta.dirname, '..', 'host-tables.sql'), 'utf8'))
  await client.end()
  await server.query(`alter database ${half} rename to ${NAME}`)
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}
