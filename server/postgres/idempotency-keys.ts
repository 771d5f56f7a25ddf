import type { IdempotencyKey, KeyState } from '../usecases/ports/idempotency.ts'
import { idParameter } from './id-parameter.ts'
import type { Db, Tx } from './transaction.ts'

const LIFE_MS = 7 * 24 * 60 * 60 * 1000
const CREATED = 201

/** What a key stands for now; an expired one is free. */
export async function findKey(db: Db, key: IdempotencyKey, now: Date): Promise<KeyState> {
  const row = await db
    .selectFrom('idempotency_key')
    .select(['body_hash', 'object_id'])
    .where('user_id', '=', idParameter(key.userId))
    .where('route', '=', key.route)
    .where('key', '=', idParameter(key.key))
    .where('expire_at', '>', now.getTime())
    .executeTakeFirst()
  if (!row) return { state: 'free' }
  if (row.body_hash !== key.bodyHash) return { state: 'mismatch' }
  return { state: 'taken', objectId: row.object_id }
}

/**
 * Takes the key for what is about to be made and answers `free`, or answers what it stands for already. Waits for another
 * transaction that is taking the same one.
 */
export async function takeKey(tx: Tx, key: IdempotencyKey, objectId: string, now: Date): Promise<KeyState> {
  const value = {
    body_hash: key.bodyHash,
    status: 0,
    object_id: objectId,
    create_at: now.getTime(),
    expire_at: now.getTime() + LIFE_MS,
  }
  const taken = await tx
    .insertInto('idempotency_key')
    .values({ user_id: key.userId, route: key.route, key: key.key, ...value })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'route', 'key'])
        .doUpdateSet(value)
        .where('idempotency_key.expire_at', '<=', now.getTime()),
    )
    .returning('object_id')
    .executeTakeFirst()
  return taken ? { state: 'free' } : findKey(tx, key, now)
}

/** Of a start: the key belongs to its reporter. */
type Started = Readonly<{ id: string; reporter_user_id: string }>

/** The first answer is there: from now on a repeat gets it again. */
export const keepKeyOf = (tx: Tx, { id, reporter_user_id }: Started) =>
  tx
    .updateTable('idempotency_key')
    .set({ status: CREATED })
    .where('user_id', '=', reporter_user_id)
    .where('object_id', '=', id)

export const freeKeyOf = (tx: Tx, { id, reporter_user_id }: Started) =>
  tx.deleteFrom('idempotency_key').where('user_id', '=', reporter_user_id).where('object_id', '=', id)
