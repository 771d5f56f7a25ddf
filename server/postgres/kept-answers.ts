import type { Pool } from 'pg'

import type { IdempotencyKey, Keep, KeptAnswer, KeptAnswers } from '../usecases/ports/idempotency.ts'
import type { Clock } from '../usecases/ports/process.ts'
import { orUnavailable } from './or-unavailable.ts'

const LIFE_MS = 7 * 24 * 60 * 60 * 1000

export const makeKeptAnswers = (pool: Pool, clock: Clock): KeptAnswers => ({
  find: (key) => orUnavailable(find(pool, key, clock.now())),
})

/** An expired row goes at once, so that {@link keepStatement} never meets one. */
const FIND = `
with gone as (
  delete from idempotency_key where user_id = $1 and route = $2 and key = $3 and expire_at <= $4
)
select body_hash, status, body from idempotency_key
where user_id = $1 and route = $2 and key = $3 and expire_at > $4`

type KeptRow = Readonly<{ body_hash: string; status: number; body: string }>

async function find(pool: Pool, key: IdempotencyKey, now: Date): ReturnType<KeptAnswers['find']> {
  const { rows } = await pool.query<KeptRow>({
    name: 'kept-answer',
    text: FIND,
    values: [key.userId, key.route, key.key, now.getTime()],
  })
  const [row] = rows
  if (!row) return { state: 'free' }
  if (row.body_hash !== key.bodyHash) return { state: 'mismatch' }
  // The column holds what keepStatement wrote; an empty body is left out there.
  return { state: 'kept', answer: { status: row.status, ...(JSON.parse(row.body) as Content) } }
}

type Content = Pick<KeptAnswer, 'headers' | 'body'>

const KEEP = `
insert into idempotency_key (user_id, route, key, body_hash, status, body, create_at, expire_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)`

/**
 * Goes into the transaction that makes the thing. A key that was kept meanwhile fails the statement and with it
 * the whole transaction.
 */
export function keepStatement({ key, answer, at }: Keep): { text: string; values: unknown[] } {
  const { status, headers, body } = answer
  const content = JSON.stringify({ headers, body } satisfies Content)
  const since = at.getTime()
  const names = [key.userId, key.route, key.key, key.bodyHash]
  return { text: KEEP, values: [...names, status, content, since, since + LIFE_MS] }
}
