import type { Preferences, PreferenceStore } from '../usecases/ports/settings.ts'
import { auditInsert } from './audit-insert.ts'
import type { Database } from './database.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'
import { makeTransactions, type Db, type InTransaction } from './transaction.ts'

const ASSIGNMENT_MESSAGES = 'assignment_messages'

export function makePreferenceStore(database: Database): PreferenceStore {
  const inTransaction = makeTransactions(database)
  return {
    find: (userId) => orUnavailable(find(database.db, userId)),
    save: (order) => save(inTransaction, order),
  }
}

async function find(db: Db, userId: string): Promise<Preferences> {
  const row = await db
    .selectFrom('user_preference')
    .select('value')
    .where('user_id', '=', idParameter(userId))
    .where('name', '=', ASSIGNMENT_MESSAGES)
    .executeTakeFirst()
  return { assignmentMessages: row?.value !== false }
}

const save = (
  inTransaction: InTransaction,
  { userId, preferences, audit }: Parameters<PreferenceStore['save']>[0],
): Promise<void> =>
  inTransaction((tx, sendLast) => {
    const value = JSON.stringify(preferences.assignmentMessages)
    sendLast(
      tx
        .insertInto('user_preference')
        .values({ user_id: userId, name: ASSIGNMENT_MESSAGES, value })
        .onConflict((conflict) => conflict.columns(['user_id', 'name']).doUpdateSet({ value })),
    )
    sendLast(auditInsert([audit]))
    return Promise.resolve()
  })
