import type { Pool } from 'pg'

/** An incident with the ids that the path of a door can ask for, by their names in the specification. */
export type Target = Readonly<{
  incidentId: string
  channelId: string
  teamId: string
  parameters: Readonly<Record<string, string>>
}>

/** The first of everything; positions are those of the first task. */
export async function readTarget(pool: Pool, incidentId: string): Promise<Target> {
  const { rows } = await pool.query<Record<string, string>>(READ, [incidentId])
  const [row] = rows
  if (!row) throw new Error(`There is no incident ${incidentId}.`)
  const { channel_id: channelId = '', team_id: teamId = '', ...parameters } = row
  return {
    incidentId,
    channelId,
    teamId,
    parameters: { ...parameters, id: incidentId, channel_id: channelId, c: '0', i: '0' },
  }
}

const READ = `
select i.channel_id, i.team_id, i.commander_user_id, i.reminder_post_id, i.reminder_at::text,
  (select id from incident_collaboration.checklist where incident_id = i.id order by position limit 1) as checklist_id,
  (select t.id from incident_collaboration.task t
    join incident_collaboration.checklist c on c.id = t.checklist_id
    where t.incident_id = i.id order by c.position, t.position limit 1) as task_id,
  (select id from incident_collaboration.timeline_event where incident_id = i.id order by id limit 1) as event_id,
  (select id from incident_collaboration.webhook_delivery where incident_id = i.id order by id limit 1) as delivery_id,
  (select id from posts where channelid = i.channel_id and props ->> 'incident_kind' = 'retrospective') as request_post_id,
  (select id from posts where channelid = i.channel_id and message = 'Is anybody looking at this?') as post_id
from incident_collaboration.incident i where i.id = $1`

/** The same with another value for one parameter of the path. */
export const withParameter = (target: Target, name: string, value: string): Target => ({
  ...target,
  parameters: { ...target.parameters, [name]: value },
})
