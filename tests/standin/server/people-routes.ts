import { textOf, type Row } from '../world/base.ts'
import type { Backend } from './backend.ts'
import type { Routes } from './call.ts'
import { notes } from './workspace.ts'

const PEOPLE = `
  select id, username, firstname, lastname, roles from users
  where deleteat = 0 and not exists (select from bots where bots.userid = users.id) order by createat, username`

/** Whom one can be; without a session. */
export const peopleRoutes = ({ world: { base } }: Backend): Routes => ({
  'GET /standin/people': async () => (await base.pool.query<Row>(PEOPLE)).rows.map(personOf),
})

function personOf(row: Row) {
  const username = textOf(row.username)
  const name = `${textOf(row.firstname)} ${textOf(row.lastname)}`.trim() || username
  return { id: textOf(row.id), username, name, note: notes[username] ?? '' }
}
