import type { Pool } from 'pg'

import type { DueReminder } from '../usecases/ports/status-updates.ts'
import { listAllows } from './facts.ts'

const DUE = `
select i.id as incident_id, i.reminder_at from incident i
  join teams on teams.id = i.team_id and teams.deleteat = 0
where i.reminder_at > 0 and not i.overdue and i.reminder_at <= $1 and i.phase = 'started'
  and ${listAllows('enabled_team_ids', 'i.team_id')}
order by i.reminder_at, i.id limit $2`

export async function findDueReminders(
  pool: Pool,
  now: Date,
  limit: number,
): Promise<readonly DueReminder[]> {
  const { rows } = await pool.query<{ incident_id: string; reminder_at: number }>({
    name: 'due-reminders',
    text: DUE,
    values: [now.getTime(), limit],
  })
  return rows.map(({ incident_id, reminder_at }) => ({
    incidentId: incident_id,
    dueAt: new Date(reminder_at),
  }))
}
