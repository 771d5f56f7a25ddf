import { sql, type Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Kinds of columns, as PostgreSQL's catalogue groups types (pg_type.typcategory). */
const KINDS = { text: 'S', number: 'N', boolean: 'B', enum: 'E', json: 'U' } as const
type Kind = keyof typeof KINDS

/**
 * Every table and column of Mattermost's that we read. Nothing is ever written there, nothing else is read.
 *
 * Source: Mattermost 11.6, server/channels/db/migrations/postgres.
 */
const HOST_TABLES = {
  users: {
    ...all('text', 'id', 'username', 'firstname', 'lastname', 'nickname', 'position', 'roles', 'locale'),
    ...all('number', 'deleteat'),
  },
  bots: all('text', 'userid'),
  teams: { ...all('text', 'id', 'name', 'displayname'), ...all('number', 'deleteat') },
  teammembers: {
    ...all('text', 'teamid', 'userid'),
    ...all('number', 'deleteat'),
    ...all('boolean', 'schemeguest'),
  },
  channels: {
    ...all('text', 'id', 'teamid', 'name', 'displayname', 'creatorid'),
    ...all('enum', 'type'),
    ...all('number', 'updateat', 'deleteat'),
  },
  channelmembers: { ...all('text', 'channelid', 'userid'), ...all('boolean', 'schemeguest') },
  channelmemberhistory: {
    ...all('text', 'channelid', 'userid'),
    ...all('number', 'jointime', 'leavetime'),
  },
  posts: {
    ...all('text', 'id', 'channelid', 'userid', 'rootid', 'originalid', 'type', 'message'),
    ...all('number', 'createat', 'editat', 'deleteat'),
    ...all('json', 'props'),
  },
} as const satisfies Record<string, Record<string, Kind>>

function all<Name extends string>(kind: Kind, ...names: Name[]): Record<Name, Kind> {
  return Object.fromEntries(names.map((name) => [name, kind])) as Record<Name, Kind>
}

/** One sentence a table or column that is not as we need it; none when all is well. */
export async function missingInHost(db: Kysely<Tables>): Promise<string[]> {
  const found = await columnsOf(db, Object.keys(HOST_TABLES))
  return Object.entries(HOST_TABLES).flatMap(([table, columns]) => {
    if (!found.has(table)) return [`There is no table "${table}".`]
    return Object.entries(columns).flatMap(([column, kind]) => {
      const category = found.get(table)?.get(column)
      if (category === undefined) return [`The table "${table}" has no column "${column}".`]
      return category === KINDS[kind] ? [] : [`The column "${table}.${column}" is not of the kind ${kind}.`]
    })
  })
}

/** Kinds by table and column, of the tables that names without a schema mean here. */
async function columnsOf(db: Kysely<Tables>, tables: string[]): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<{ table: string; columns: Record<string, string> }>`
    select wanted as "table", json_object_agg(attname, typcategory) as columns
    from unnest(${tables}::text[]) wanted
    join pg_attribute on attrelid = to_regclass(wanted) and attnum > 0 and not attisdropped
    join pg_type on pg_type.oid = atttypid
    group by wanted`.execute(db)
  return new Map(rows.map(({ table, columns }) => [table, new Map(Object.entries(columns))]))
}
