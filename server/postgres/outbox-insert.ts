import { sql, type CompiledQuery } from 'kysely'

import type { OutboxEntry } from '../usecases/ports/outbox.ts'
import { toPayloads } from './outbox-payload.ts'
import type { Tx } from './transaction.ts'

/** Entries in the order given: `seq` follows it. Written with the commit, like every entry. */
export const outboxInsert = (
  tx: Tx,
  incidentId: string,
  entries: readonly OutboxEntry[],
  now: Date,
): { compile(): CompiledQuery } => ({
  compile: () =>
    sql`
      insert into outbox (incident_id, kind, key, payload, create_at)
      select ${incidentId}, payload ->> 'kind', payload ->> 'key', payload, ${now.getTime()}
      from jsonb_array_elements(${toPayloads(entries)}::jsonb) with ordinality as entry (payload, position)
      order by position`.compile(tx),
})
