import { createHash } from 'node:crypto'
import { Client } from 'pg'

import { checksumOf, MIGRATIONS } from '../../server/postgres/migrations/index.ts'
import { ensureTemplate, onServer, urlOf } from '../support/template.ts'
import { fillLargeSet, SEED, sizeOf } from './large-set.ts'

const DAY_MS = 86_400_000

/**
 * The address of a database with the large set, made if the server has none of today: what is going on in it began in
 * the last days. Those of other days are dropped.
 *
 * @param factor 1 is the large set of the budgets.
 */
export async function largeDatabase(server: string, factor: number): Promise<string> {
  const today = Math.floor(Date.now() / DAY_MS)
  const ingredients = [SEED, JSON.stringify(sizeOf(factor)), String(today), ...MIGRATIONS.map(checksumOf)]
  const name = `large_${createHash('sha256').update(ingredients.join()).digest('hex').slice(0, 16)}`
  const size = `of_${sizeOf(factor).incidents}`
  const known = await databasesLike(server, `${name}_%`)
  const [found] = known
  if (found) return urlOf(server, found)
  for (const old of await databasesLike(server, `large_%_${size}`)) await drop(server, old)
  return make(server, `${name}_${size}`, factor)
}

/** Under another name until it is complete: a half-filled one is never used. */
async function make(server: string, name: string, factor: number): Promise<string> {
  const half = `half_${name}`
  const template = await ensureTemplate(server, 'migrated')
  await drop(server, half)
  await onServer(server, (client) => client.query(`create database ${half} template ${template}`))
  const client = new Client({ connectionString: urlOf(server, half) })
  await client.connect()
  await fillLargeSet(client, sizeOf(factor), Date.now()).finally(() => client.end())
  await onServer(server, (client) => client.query(`alter database ${half} rename to ${name}`))
  return urlOf(server, name)
}

const databasesLike = (server: string, pattern: string): Promise<string[]> =>
  onServer(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where datname like $1',
      [pattern],
    )
    return rows.map(({ datname }) => datname)
  })

const drop = (server: string, name: string): Promise<unknown> =>
  onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
