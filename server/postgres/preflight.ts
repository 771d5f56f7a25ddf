import { sql, type Kysely } from 'kysely'
import { IncidentError } from '../domain/errors.ts'
import { JOBS_SCHEMA, SCHEMA } from './database.ts'
import { missingInHost } from './host-tables.ts'
import type { Tables } from './tables.ts'

const OLDEST_VERSION = 140_000
const CLOCK_TOLERANCE_MS = 5 * 60_000

export const unfit = (message: string, cause?: unknown): IncidentError =>
  new IncidentError('unavailable', message, { cause })

/**
 * Checks all that we need of Mattermost's database before anything is made in it.
 *
 * @throws {IncidentError} with one sentence on what is wrong and what to do.
 */
export async function mustBeFit(db: Kysely<Tables>, now: Date): Promise<void> {
  const server = await lookAtServer(db).catch((error: unknown) => {
    throw unreachable(error)
  })
  judgeServer(server, now)
  const missing = await missingInHost(db)
  if (missing.length > 0) {
    const advice = 'This release of Incident Collaboration does not fit this version of Mattermost.'
    throw unfit(`Mattermost's database is not as expected: ${missing.join(' ')} ${advice}`)
  }
}

function unreachable(cause: unknown): IncidentError {
  const { message = '', code = '' } = cause as { message?: string; code?: string }
  return unfit(
    `Mattermost's database does not let Incident Collaboration in (${message || code}). ` +
      'Check that it runs and that SqlSettings.DataSource is right, then enable the plugin again.',
    cause,
  )
}

/**
 * Makes our two schemas where they are missing.
 *
 * @throws {IncidentError} with the SQL that an administrator runs, when we have no right to make or fill them.
 */
export async function ensureSchemas(db: Kysely<Tables>): Promise<void> {
  for (const name of [SCHEMA, JOBS_SCHEMA]) {
    const right = await rightTo(db, name)
    if (right.exists && right.mayFill) continue
    const user = `"${right.user.replaceAll('"', '""')}"`
    if (right.exists) throw refused(name, `ALTER SCHEMA ${name} OWNER TO ${user};`)
    if (!right.mayCreate) throw refused(name, `CREATE SCHEMA ${name} AUTHORIZATION ${user};`)
    await sql`create schema if not exists ${sql.id(name)}`.execute(db)
  }
}

const refused = (schema: string, remedy: string): IncidentError =>
  unfit(
    `Mattermost's database user has no right to make tables in a schema "${schema}". ` +
      `Let a database administrator run in Mattermost's database: ${remedy} Then enable the plugin again.`,
  )

interface Server {
  /** 140000 for 14.0. */
  readonly version: number
  readonly versionText: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** @throws {IncidentError} when the database is too old, or its clock and ours are too far apart. */
export function judgeServer({ version, versionText, now: databaseNow }: Server, now: Date): void {
  if (version < OLDEST_VERSION) {
    throw unfit(
      `Incident Collaboration needs PostgreSQL 14 or newer, and this is ${versionText}. Upgrade the database.`,
    )
  }
  const apart = Math.abs(databaseNow - now.getTime())
  if (apart > CLOCK_TOLERANCE_MS) {
    throw unfit(
      `The clocks of this server and of the database are ${Math.round(apart / 60_000)} minutes apart; at most 5 ` +
        'will do. Synchronise both, then enable the plugin again.',
    )
  }
}

async function lookAtServer(db: Kysely<Tables>): Promise<Server> {
  const { rows } = await sql<Server>`
    select current_setting('server_version_num')::int as version,
      current_setting('server_version') as "versionText",
      (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db)
  const [server] = rows
  if (!server) throw unfit('The database does not say which version it is.')
  return server
}

interface Right {
  readonly user: string
  readonly exists: boolean
  readonly mayFill: boolean
  readonly mayCreate: boolean
}

async function rightTo(db: Kysely<Tables>, schema: string): Promise<Right> {
  const { rows } = await sql<Right>`
    select current_user::text as user,
      oid is not null as exists,
      coalesce(has_schema_privilege(oid, 'create') and has_schema_privilege(oid, 'usage'), false) as "mayFill",
      has_database_privilege(current_database(), 'create') as "mayCreate"
    from (select 1) always left join pg_namespace on nspname = ${schema}`.execute(db)
  const [right] = rows
  if (!right) throw unfit('The database does not say what its user may do.')
  return right
}
