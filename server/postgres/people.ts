import { sql } from 'kysely'

import type { Person } from '../usecases/ports/people.ts'
import { idParameter } from './id-parameter.ts'
import type { Db } from './transaction.ts'

export async function isActive(db: Db, userId: string): Promise<boolean> {
  const person = await db
    .selectFrom('users')
    .select('id')
    .where('id', '=', idParameter(userId))
    .where('deleteat', '=', 0)
    .executeTakeFirst()
  return person !== undefined
}

/** Those of the ids who have an account, deactivated or not. */
export async function findPeople(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const people = await db
    .selectFrom('users')
    .select([
      'id',
      sql<string>`coalesce(username, '')`.as('username'),
      sql<string>`coalesce(firstname, '')`.as('firstName'),
      sql<string>`coalesce(lastname, '')`.as('lastName'),
      sql<string>`coalesce(nullif(locale, ''), 'en')`.as('locale'),
    ])
    .where(sql<boolean>`id = any (${ids.map(idParameter)}::text[])`)
    .execute()
  return new Map(people.map((person) => [person.id, person]))
}
