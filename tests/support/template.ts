import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import packageJson from '../../package.json' with { type: 'json' }
import { readDataSource } from '../../server/postgres/data-source.ts'
import { openJobQueues } from '../../server/postgres/job-queues.ts'
import { migrate } from '../../server/postgres/migrate.ts'
import { checksumOf, MIGRATIONS } from '../../server/postgres/migrations/index.ts'
import { connect } from './connect.ts'

/** Host tables and our schema; host tables alone, so that the plugin migrates by itself; nothing. */
export type Contents = 'migrated' | 'host-tables' | 'empty'

const MAKING_TEMPLATES = 4_817_237
const hostTables = () => readFile(join(import.meta.dirname, '..', 'standin', 'host-tables.sql'), 'utf8')

/**
 * Name of a database with these contents to copy from, made if this server has none yet. Its name follows from
 * what went into it, so a changed migration makes another one; many processes may ask at once.
 */
export async function ensureTemplate(serverUrl: string, contents: Contents): Promise<string> {
  if (contents === 'empty') return 'template1'
  const host = await hostTables()
  const queues = packageJson.dependencies['pg-boss']
  const ingredients = [host, ...(contents === 'migrated' ? [...MIGRATIONS.map(checksumOf), queues] : [])]
  const name = `template_${createHash('sha256').update(ingredients.join()).digest('hex').slice(0, 16)}`
  await onServer(serverUrl, async (server) => {
    if (await exists(server, name)) return
    await server.query('select pg_advisory_lock($1)', [MAKING_TEMPLATES])
    if (!(await exists(server, name))) await make(server, { serverUrl, name, host, contents })
  })
  return name
}

interface Recipe {
  readonly serverUrl: string
  readonly name: string
  readonly host: string
  readonly contents: Contents
}

/** Under another name until it is complete: a half-made one is never copied. */
async function make(server: Client, { serverUrl, name, host, contents }: Recipe): Promise<void> {
  const half = `half_${name}`
  await server.query(`drop database if exists ${half} with (force)`)
  await server.query(`create database ${half}`)
  await onServer(urlOf(serverUrl, half), (database) => database.query(host))
  if (contents === 'migrated') await migrated(urlOf(serverUrl, half))
  await server.query(`alter database ${half} rename to ${name}`)
}

async function migrated(url: string): Promise<void> {
  const { db, close } = connect(url)
  await migrate(db, { programVersion: '0.0.0', now: () => new Date() }).finally(close)
  const connection = readDataSource({ driverName: 'postgres', dataSource: url })
  const onTrouble = (error: Error): void => console.warn(error)
  const queues = await openJobQueues({ connection, clock: { now: () => new Date() }, onTrouble })
  await queues.stop()
}

async function exists(server: Client, name: string): Promise<boolean> {
  const { rowCount } = await server.query('select from pg_database where datname = $1', [name])
  return rowCount === 1
}

/** One connection for what `run` does; its locks end with it. */
export async function onServer<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'test support' })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** The same server and user, another database. */
export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}
