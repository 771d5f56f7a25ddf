import type { ClientBase } from 'pg'

import type { Seen, SeenPerson, StoredIncidentFacts, Transaction } from '../usecases/ports/changes.ts'
import { CHANNEL_STATE, INCIDENT_FACTS, incidentJoins, teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { LIVE_NAME, LIVE_TYPE } from './incident-row.ts'
import { CHECKLISTS, toChecklists, type ChecklistsRow } from './record-row.ts'
import { TASK_COLUMNS, toTask, type TaskRow } from './task-row.ts'

/** Begins with a row of its own: what is known of the person is told for an unknown incident too. */
const lookingAt = ({ columns, assignees }: { columns: string; assignees: string }): string => `
select ${teamFacts('i.team_id')}, ${INCIDENT_FACTS},
  json_build_object('name', ${LIVE_NAME}, 'type', ${LIVE_TYPE}, 'state', ${CHANNEL_STATE}) as "channelNow",
  (select to_json(found) from (
    select ${TASK_COLUMNS} from task where id = $3 and incident_id = i.id and delete_at = 0
  ) found) as task, ${columns}
  (select json_agg(found) from (
    select someone.id, coalesce(someone.username, '') as username,
      coalesce(someone.deleteat = 0, false)
        and not exists (select from bots where bots.userid = someone.id)
        and exists (select from teammembers joined
          where joined.teamid = i.team_id and joined.userid = someone.id and joined.deleteat = 0)
        and exists (select from channelmembers joined
          where joined.channelid = i.channel_id and joined.userid = someone.id) as "isActiveMember"
    from users someone
    where someone.id = any (array[$4, i.commander_user_id] || array(${assignees}))
  ) found) as people
from (select) nothing
  left join incident i on i.id = $1
  ${teamJoins('$2::text', 'i.team_id')}
  ${incidentJoins('$2::text')}`

const LOOK = lookingAt({
  columns: '',
  assignees: 'select assignee_id from task where id = $3 and incident_id = i.id',
})

const LOOK_AT_ALL = lookingAt({
  columns: `${CHECKLISTS},`,
  assignees: 'select distinct assignee_id from task where incident_id = i.id and delete_at = 0',
})

/** `json_agg` of nothing is null. */
type LookRow = StoredIncidentFacts &
  ChecklistsRow &
  Readonly<{
    channelNow: Seen['channel']
    task: TaskRow | null
    people: readonly (SeenPerson & { readonly id: string })[] | null
  }>

/**
 * Live facts about a person and an incident, the task if it is one of that incident, its checklists if asked for, and
 * who is concerned.
 */
export async function look(
  client: ClientBase,
  { incidentId, userId, taskId = '', personId = '', withChecklists }: Parameters<Transaction['look']>[0],
): Promise<Seen> {
  const values = [incidentId, userId, taskId, personId].map(idParameter)
  const statement = withChecklists ? { name: 'look-at-all', text: LOOK_AT_ALL } : { name: 'look', text: LOOK }
  const { rows } = await client.query<LookRow>({ ...statement, values })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  const { channelNow, task, people, checklists, tasks, ...facts } = row
  return {
    facts,
    channel: channelNow,
    task: task ? toTask(task) : undefined,
    checklists: toChecklists({ checklists, tasks }),
    people: new Map((people ?? []).map(({ id, ...person }) => [id, person])),
  }
}
