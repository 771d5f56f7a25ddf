import { randomBytes } from 'node:crypto'
import { ensureTemplate, onServer, urlOf, type Contents } from './template.ts'
import { openTestPostgres } from './test-postgres.ts'

export interface FreshDatabase {
  readonly name: string
  /** For pg and for Go's lib/pq alike. */
  readonly url: string
  /** Ends whatever is still connected to it. May be called again. */
  readonly drop: () => Promise<void>
}

export interface FreshDatabaseOptions {
  /** Default: host tables and our schema. */
  readonly contents?: Contents
  /** Address of the server; default is the one of this test run. */
  readonly server?: string
}

/** A database of one's own, as new; name it after nothing, share it with nobody. */
export async function freshDatabase(options: FreshDatabaseOptions = {}): Promise<FreshDatabase> {
  const server = options.server ?? (await openTestPostgres()).url
  const template = await ensureTemplate(server, options.contents ?? 'migrated')
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`))
  return {
    name,
    url: urlOf(server, name),
    drop: async () => {
      await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}
