import type { CompiledQuery } from 'kysely'

import type { Signal, SignalStore } from '../usecases/ports/signals.ts'
import type { Database } from './database.ts'
import { failureText } from './failure-text.ts'
import { orUnavailable } from './or-unavailable.ts'
import type { Db, Tx } from './transaction.ts'

/** Signals wait in the outbox, as entries of no incident. */
const OF_NO_INCIDENT = ''

export const makeSignalStore = ({ db }: Database): SignalStore => ({
  due: (now, limit) => orUnavailable(findDue(db, now, limit)),
  told: (key) => orUnavailable(remove(db, key)),
  failed: (key, failure) => orUnavailable(putOff(db, key, failure)),
})

/** Written with the commit of the change that it tells of. */
export const signalInsert = (
  tx: Tx,
  { key, kind, teamId }: Signal,
  now: Date,
): { compile(): CompiledQuery } =>
  tx.insertInto('outbox').values({
    incident_id: OF_NO_INCIDENT,
    kind,
    key,
    payload: JSON.stringify({ teamId }),
    create_at: now.getTime(),
  })

async function findDue(db: Db, now: Date, limit: number): Promise<readonly Signal[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['key', 'kind', 'payload'])
    .where('incident_id', '=', OF_NO_INCIDENT)
    .where('not_before', '<=', now.getTime())
    .orderBy('seq')
    .limit(limit)
    .execute()
  // Only the function above writes such entries.
  return rows.map(({ key, kind, payload }) => ({ key, kind, ...(payload as { teamId: string }) }) as Signal)
}

async function remove(db: Db, key: string): Promise<void> {
  await db.deleteFrom('outbox').where('key', '=', key).execute()
}

type Failure = Parameters<SignalStore['failed']>[1]

async function putOff(db: Db, key: string, { message, retryAt }: Failure): Promise<void> {
  await db
    .updateTable('outbox')
    .set(({ eb }) => ({
      tries: eb('tries', '+', 1),
      last_error: failureText(message),
      not_before: retryAt.getTime(),
    }))
    .where('key', '=', key)
    .execute()
}
