import { setTimeout as delay } from 'node:timers/promises'
import { CompiledQuery, sql, type Kysely } from 'kysely'
import { whileMigrating } from './locks.ts'
import { checksumOf, MIGRATIONS, type Migration } from './migrations/index.ts'
import { ensureSchemas, mustBeFit, unfit } from './preflight.ts'
import type { Tables } from './tables.ts'

export interface MigrateOptions {
  /** Release of this program, as in the manifest. */
  readonly programVersion: string
  readonly now: () => Date
  readonly migrations?: readonly Migration[]
  /** How long to wait for another node that is migrating. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 60_000
const PAUSE_MS = 250

/**
 * Brings our schema to this program's state; safe on many nodes at once and any number of times. Not Kysely's
 * migrator: its table has no place for a checksum and the release, and its lock is another one.
 *
 * @returns numbers of the migrations that were run now.
 * @throws {IncidentError} with one sentence for the administrator. Nothing was changed by the migration it names.
 */
export async function migrate(db: Kysely<Tables>, options: MigrateOptions): Promise<number[]> {
  const { now, patienceMs = PATIENCE_MS } = options
  await mustBeFit(db, now())
  const until = performance.now() + patienceMs
  for (;;) {
    const done = await whileMigrating(db, (connection) => runMissing(connection, options))
    if (done !== 'busy') return done
    if (performance.now() > until) {
      const seconds = Math.round(patienceMs / 1000)
      throw unfit(`Another node has been changing the database for more than ${seconds} s. Try again later.`)
    }
    await delay(PAUSE_MS)
  }
}

async function runMissing(db: Kysely<Tables>, options: MigrateOptions): Promise<number[]> {
  const migrations = options.migrations ?? MIGRATIONS
  await ensureSchemas(db)
  await sql`create table if not exists incident_collaboration.migration (
    number integer primary key,
    name text not null,
    checksum text not null,
    program_version text not null,
    applied_at bigint not null
  )`.execute(db)
  const applied = await db.selectFrom('migration').selectAll().orderBy('number').execute()
  mustBeKnown(applied, migrations, options.programVersion)

  const missing = migrations.filter(({ number }) => !applied.some((row) => row.number === number))
  for (const migration of missing) await run(db, migration, options)
  return missing.map(({ number }) => number)
}

function mustBeKnown(
  applied: readonly Tables['migration'][],
  migrations: readonly Migration[],
  programVersion: string,
): void {
  const newest = applied.at(-1)
  if (newest && newest.number > (migrations.at(-1)?.number ?? 0)) {
    throw unfit(
      `The database was set up by release ${newest.program_version} of Incident Collaboration, ` +
        `and this is ${programVersion}. Install ${newest.program_version} or newer.`,
    )
  }
  for (const row of applied) {
    const migration = migrations.find(({ number }) => number === row.number)
    if (migration && checksumOf(migration) === row.checksum) continue
    throw unfit(
      `Migration ${row.number} (${row.name}) was run by release ${row.program_version} in another form than ` +
        `this program, ${programVersion}, knows. Install an official release of Incident Collaboration.`,
    )
  }
}

async function run(
  db: Kysely<Tables>,
  migration: Migration,
  { programVersion, now }: MigrateOptions,
): Promise<void> {
  const { number, name } = migration
  const row = { number, name, checksum: checksumOf(migration), program_version: programVersion }
  try {
    await db.transaction().execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx)
      await tx.executeQuery(CompiledQuery.raw(migration.sql))
      await tx
        .insertInto('migration')
        .values({ ...row, applied_at: now().getTime() })
        .execute()
    })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw unfit(`Migration ${number} (${name}) failed and changed nothing: ${why}.`, cause)
  }
}
