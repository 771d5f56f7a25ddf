import type { Person } from '../../support/person.ts'
import type { Target } from '../target.ts'
import type { EventRow } from './row.ts'

/** Socket events: what causes one, and who hears of it. */
export const eventRows: Readonly<Record<string, EventRow>> = {
  incident_created: {
    cause: async ({ people, teams }) => {
      await people.member.start({
        name: 'Shop is down',
        team_id: teams.enabled,
        commander_user_id: people.commander.id,
      })
    },
    audience: (role) => role === 'member',
  },
  'incident_updated (public)': {
    cause: ({ people, targets }) => tick(people.commander, targets.public),
    audience: 'receive incident_updated',
  },
  'incident_updated (private)': {
    cause: ({ people, targets }) => tick(people.commander, targets.private),
    audience: 'receive incident_updated',
  },
}

async function tick(person: Person, { incidentId, parameters }: Target): Promise<void> {
  await person.setTask(incidentId, parameters['task_id'] ?? '', 'closed')
}
