import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'

import type { Tables } from './tables.ts'

const NAME = 'signing_key'
const BYTES = 32

/** The key that signs dialogs and buttons: made at the first start, then the same on all nodes. */
export async function signingKey(db: Kysely<Tables>, now: Date): Promise<Buffer> {
  const made = JSON.stringify(randomBytes(BYTES).toString('base64'))
  await sql`insert into setting (name, value, update_at, update_user_id)
    values (${NAME}, ${made}::jsonb, ${now.getTime()}, '') on conflict (name) do nothing`.execute(db)
  const { value } = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', NAME)
    .executeTakeFirstOrThrow()
  return Buffer.from(String(value), 'base64')
}
