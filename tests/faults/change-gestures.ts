import type { Incident } from '../../server/contract/incident.ts'
import { change } from './gesture.ts'

const firstTask = ({ id, checklists }: Incident): string =>
  `/incidents/${id}/tasks/${checklists[0]?.items[0]?.id ?? ''}`

export const tick = change('a tick', (incident) => ({
  method: 'PUT',
  path: `${firstTask(incident)}/state`,
  body: { new_state: 'closed' },
}))

export const assign = change('an assignment', (incident, { bob }) => ({
  method: 'PUT',
  path: `${firstTask(incident)}/assignee`,
  body: { assignee_id: bob },
}))

/** From bob, whom the playbook made the commander. */
export const handOver = change('a change of the commander', ({ id }, { ann }) => ({
  method: 'POST',
  path: `/incidents/${id}/commander`,
  body: { commander_id: ann },
}))
