import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import type { StatusAnswer } from '../../server/contract/status-update.ts'
import type { Operations } from './operations.ts'
import type { HttpAnswer, Person } from './person.ts'

export type GivenStatus = Readonly<{
  status?: string
  message?: string
  description?: string
  reminder?: number
}>

/** An incident that ann commands and bob helps with. */
export async function startWithBob(
  ops: Operations,
  playbook: object | 'no playbook' = {},
): Promise<Incident> {
  const incident = await ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbook === 'no playbook' ? '' : await ops.playbook(playbook),
  })
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
  await ops.product.settled()
  return incident
}

/** Asks for a status update by REST: Active, "Looking into it", unless given. */
export const askStatus = (
  person: Person,
  incident: Incident,
  given: Readonly<Record<string, unknown>> = {},
  { query = '', headers = {} } = {},
): Promise<HttpAnswer> =>
  person.ask({
    method: 'POST',
    path: pathOf(routes.status, { id: incident.id }) + query,
    body: { status: 'Active', message: 'Looking into it', ...given },
    headers,
  })

/** The same, read. @throws {Error} when it is refused. */
export async function postStatus(
  person: Person,
  incident: Incident,
  given: GivenStatus = {},
): Promise<StatusAnswer> {
  const { status, body } = await askStatus(person, incident, given)
  if (status !== 200) throw new Error(`Status update refused: ${status} ${JSON.stringify(body)}`)
  return body as StatusAnswer
}

type PostRow = Readonly<{ id: string; message: string; user_id: string; props: Record<string, unknown> }>

/** What people have said in the incident's channel, deleted posts not counted, in order. */
export async function personPosts({ product }: Operations, incident: Incident): Promise<readonly PostRow[]> {
  const { rows } = await product.database.pool.query<PostRow>(
    `select id, message, userid as user_id, props from posts
     where channelid = $1 and type = '' and deleteat = 0 and userid not in (select userid from bots)
     order by createat, id`,
    [incident.channel_id],
  )
  return rows
}

/** Everything about status updates that must be as before when one was refused. */
export async function standing({ product }: Operations, incident: Incident): Promise<unknown> {
  const { pool } = product.database
  const { rows } = await pool.query(
    `select i.version, i.status, i.description, i.end_at, i.reminder_at, i.overdue, c.deleteat > 0 as is_archived,
       (select count(*) from incident_collaboration.status_update where incident_id = i.id) as updates,
       (select count(*) from incident_collaboration.timeline_event where incident_id = i.id) as events
     from incident_collaboration.incident i join channels c on c.id = i.channel_id where i.id = $1`,
    [incident.id],
  )
  return rows[0]
}
