import { routes } from '../../../server/contract/routes.ts'
import type { Person } from '../../support/person.ts'
import { create, edit, remove } from '../../support/playbooks.ts'
import { insertLike } from '../playbooks.ts'
import { standingOf } from '../roles.ts'
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
  incidents_changed: {
    ...hintOf(async ({ product, people, targets }) => {
      // The team may have been told a moment ago.
      product.clock.moveBy(20_000)
      await rename(people['system admin'], targets.public)
    }),
    says: ['team_id'],
  },
  playbook_created: hintOf(async ({ people, teams }) => {
    await create(people.member, { team_id: teams.enabled, title: 'Outage' })
  }),
  playbook_updated: hintOf(async ({ people, playbooks }) => {
    await edit(people.member, playbooks.public, { summary: 'Changed' })
  }),
  playbook_deleted: hintOf(async (scene) => {
    await remove(scene.people.member, await insertLike(scene, 'public'))
  }),
  settings_changed: {
    cause: async ({ people }) => {
      const body = { audit_retention_days: 91 }
      await people['system admin'].ask({ method: 'POST', path: routes.settings, body })
    },
    audience: () => true,
    says: [],
  },
}

/** To the whole team, guests too: so it says nothing but where. */
function hintOf(cause: EventRow['cause']): EventRow {
  return {
    cause,
    audience: (role) => ['member', 'admin'].includes(standingOf(role).team),
    says: ['teamID'],
  }
}

async function rename(person: Person, { incidentId }: Target): Promise<void> {
  const body = { name: `Shop is slow ${incidentId.slice(0, 8)}` }
  await person.ask({ method: 'PATCH', path: `/incidents/${incidentId}`, body })
}

async function tick(person: Person, { incidentId, parameters }: Target): Promise<void> {
  await person.setTask(incidentId, parameters['task_id'] ?? '', 'closed')
}
