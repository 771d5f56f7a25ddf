import type { Pool } from 'pg'

import { newId } from '../../server/ids.ts'

type Row = Readonly<Record<string, unknown>>
type Rows = Readonly<{ table: string; columns: readonly string[]; rows: readonly Row[] }>

/** Everything that is kept about one incident and its channel, ready to be written again under other ids. */
export type Pattern = Readonly<{ incidentId: string; tables: readonly Rows[] }>

export type Changes = Readonly<{ incident?: Row; channel?: Row | 'gone' }>

const HOST = [
  { table: 'channels', key: 'id' },
  { table: 'channelmembers', key: 'channelid' },
  { table: 'posts', key: 'channelid' },
]
// What is still to be sent belongs to the incident it was copied from.
const NOT_COPIED = ['outbox', 'audit_record']
const ID = /\b[a-z0-9]{26}\b/g

/** Reads an incident as a pattern. New tables of ours are found by their column `incident_id`. */
export async function readPattern(pool: Pool, incidentId: string): Promise<Pattern> {
  const { rows: ours } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'incident_collaboration' and column_name = 'incident_id'`,
  )
  const names = ours.map(({ name }) => name).filter((name) => !NOT_COPIED.includes(name))
  const incident = await rowsOf(pool, 'incident_collaboration.incident', 'id', incidentId)
  const channelId = String(incident.rows[0]?.['channel_id'])
  const tables = [incident]
  for (const name of names) {
    tables.push(await rowsOf(pool, `incident_collaboration.${name}`, 'incident_id', incidentId))
  }
  for (const { table, key } of HOST) tables.push(await rowsOf(pool, `public.${table}`, key, channelId))
  return { incidentId, tables }
}

async function rowsOf(pool: Pool, table: string, key: string, id: string): Promise<Rows> {
  const [schema, name] = table.split('.')
  const { rows: columns } = await pool.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_identity = 'NO' and is_generated = 'NEVER'`,
    [schema, name],
  )
  const { rows } = await pool.query<{ row: Row }>(
    `select to_jsonb(t) as row from ${table} t where ${key} = $1`,
    [id],
  )
  return { table, columns: columns.map(({ name }) => name), rows: rows.map(({ row }) => row) }
}

/** Writes another incident like it, with ids of its own, in one statement. @returns Its id. */
export async function copyIncident(pool: Pool, pattern: Pattern, changes: Changes = {}): Promise<string> {
  const fresh = freshIds(pattern)
  const filled = pattern.tables.map(({ table, columns, rows }) => ({
    table,
    columns,
    rows: renamed(rows, fresh).map((row) => changed(table, row, changes)),
  }))
  const written = filled.filter(({ table, rows }) => {
    const isOfHost = table.startsWith('public.')
    return rows.length > 0 && !(isOfHost && changes.channel === 'gone')
  })
  const inserts = written.map(
    ({ table, columns }, index) =>
      `t${index} as (insert into ${table} (${columns.join()}) select ${columns.join()}
        from jsonb_populate_recordset(null::${table}, $${index + 1}))`,
  )
  await pool.query(
    `with ${inserts.join(', ')} select`,
    written.map(({ rows }) => JSON.stringify(rows)),
  )
  return fresh.get(pattern.incidentId) ?? ''
}

/** New ids for everything that has one of its own here. */
function freshIds({ tables }: Pattern): ReadonlyMap<string, string> {
  const own = tables.flatMap(({ rows }) => rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])))
  return new Map(own.map((id) => [id, newId()]))
}

function renamed(rows: readonly Row[], fresh: ReadonlyMap<string, string>): Row[] {
  return JSON.parse(JSON.stringify(rows).replace(ID, (id) => fresh.get(id) ?? id)) as Row[]
}

function changed(table: string, row: Row, { incident, channel }: Changes): Row {
  if (table === 'incident_collaboration.incident') return { ...row, ...incident }
  if (table !== 'public.channels' || channel === 'gone') return row
  return { ...row, name: `copy-${String(row['id'])}`, ...channel }
}
