import type { ClientBase } from 'pg'

import type { Seen, StoredIncidentFacts } from '../usecases/ports.ts'
import { INCIDENT_FACTS, incidentJoins, teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { TASK_COLUMNS, toTask, type TaskRow } from './task-row.ts'

/** Begins with a row of its own: what is known of the person is told for an unknown incident too. */
const LOOK = `
select ${teamFacts('i.team_id')}, ${INCIDENT_FACTS},
  (select to_json(found) from (
    select ${TASK_COLUMNS} from task where id = $3 and incident_id = i.id and delete_at = 0
  ) found) as task
from (select) nothing
  left join incident i on i.id = $1
  ${teamJoins('$2::text', 'i.team_id')}
  ${incidentJoins('$2::text')}`

type LookRow = StoredIncidentFacts & Readonly<{ task: TaskRow | null }>

/** Live facts about a person and an incident, and the task if it is one of that incident. */
export async function look(
  client: ClientBase,
  question: { userId: string; incidentId: string; taskId: string },
): Promise<Seen> {
  const values = [question.incidentId, question.userId, question.taskId].map(idParameter)
  const { rows } = await client.query<LookRow>({ name: 'look', text: LOOK, values })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  const { task, ...facts } = row
  return { facts, task: task ? toTask(task) : undefined }
}
