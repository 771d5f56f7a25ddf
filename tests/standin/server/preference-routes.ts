import { AppError } from '../plugin-host/app-error.ts'
import { textOf, type Base, type Row } from '../world/base.ts'
import { objectOf } from '../world/rest-models.ts'
import type { Backend } from './backend.ts'
import { OK, type Call, type Routes } from './call.ts'

const SAVE = `
  insert into preferences (userid, category, name, value) values ($1, $2, $3, $4)
  on conflict (userid, category, name) do update set value = $4`

interface Preference {
  readonly user_id: string
  readonly category: string
  readonly name: string
  readonly value: string
}

export const preferenceRoutes = ({ world: { base } }: Backend): Routes => ({
  'GET /users/:user/preferences': async (call) => {
    mustBeOneself(call)
    const sql = 'select * from preferences where userid = $1 order by category, name'
    return (await base.pool.query<Row>(sql, [call.userId])).rows.map(preferenceJson)
  },
  'PUT /users/:user/preferences': async (call) => {
    mustBeOneself(call)
    const preferences = preferencesIn(call)
    await save(base, preferences)
    const payload = { preferences: JSON.stringify(preferences) }
    base.send({ event: 'preferences_changed', payload, broadcast: { UserId: call.userId } })
    return OK
  },
})

function mustBeOneself({ params, userId }: Call): void {
  if (params['user'] !== userId)
    throw new AppError({ id: 'api.context.permissions.app_error', statusCode: 403 })
}

async function save({ pool }: Base, preferences: readonly Preference[]): Promise<void> {
  for (const { user_id, category, name, value } of preferences)
    await pool.query(SAVE, [user_id, category, name, value])
}

function preferencesIn({ body, userId }: Call): Preference[] {
  if (!Array.isArray(body))
    throw new AppError({ id: 'api.context.invalid_body_param.app_error', statusCode: 400 })
  return body.map((entry) => {
    const { category, name, value } = objectOf(entry)
    return { user_id: userId, category: String(category), name: String(name), value: String(value) }
  })
}

const preferenceJson = (row: Row): Preference => ({
  user_id: textOf(row.userid),
  category: textOf(row.category),
  name: textOf(row.name),
  value: textOf(row.value),
})
