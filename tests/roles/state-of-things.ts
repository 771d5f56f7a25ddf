import type { Product } from '../support/product.ts'

export type StateOfThings = Readonly<Record<string, string>>

/** Written also by what is refused: what somebody tried is on record. */
const NOT_COMPARED = ['audit_record', 'migration']
const OF_HOST = ['public.posts', 'public.channels', 'public.channelmembers']

/**
 * A fingerprint of all that a refused call must leave alone: every table of ours, what we change in the host, events,
 * dialogs. Two are equal when nothing changed.
 */
export async function stateOfThings(product: Product): Promise<StateOfThings> {
  await product.settled()
  const { world, database } = product
  const digests = [...(await ourTables(product)), ...OF_HOST].map(
    (table) => `select '${table}' as name,
      count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${table} t`,
  )
  const { rows } = await database.pool.query<{ name: string; digest: string }>(digests.join(' union all '))
  return {
    ...Object.fromEntries(rows.map(({ name, digest }) => [name, digest])),
    events: String(world.events.filter(({ event }) => event.startsWith('custom_')).length),
    dialogs: String(world.messages.dialogs.length),
  }
}

async function ourTables({ database }: Product): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'incident_collaboration' and not table_name = any ($1)`,
    [NOT_COMPARED],
  )
  return rows.map(({ name }) => `incident_collaboration.${name}`)
}

export const differences = (before: StateOfThings, after: StateOfThings): string[] =>
  Object.keys(after).filter((name) => before[name] !== after[name])
