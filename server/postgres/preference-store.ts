import type { Preferences, PreferenceStore } from '../usecases/ports/settings.ts'
import type { Database } from './database.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'
import type { Db } from './transaction.ts'

const ASSIGNMENT_MESSAGES = 'assignment_messages'

export const makePreferenceStore = ({ db }: Database): PreferenceStore => ({
  find: (userId) => orUnavailable(find(db, userId)),
  save: (userId, preferences) => orUnavailable(save(db, userId, preferences)),
})

async function find(db: Db, userId: string): Promise<Preferences> {
  const row = await db
    .selectFrom('user_preference')
    .select('value')
    .where('user_id', '=', idParameter(userId))
    .where('name', '=', ASSIGNMENT_MESSAGES)
    .executeTakeFirst()
  return { assignmentMessages: row?.value !== false }
}

async function save(db: Db, userId: string, { assignmentMessages }: Preferences): Promise<void> {
  const value = JSON.stringify(assignmentMessages)
  await db
    .insertInto('user_preference')
    .values({ user_id: userId, name: ASSIGNMENT_MESSAGES, value })
    .onConflict((conflict) => conflict.columns(['user_id', 'name']).doUpdateSet({ value }))
    .execute()
}
