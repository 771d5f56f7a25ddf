import { newId } from '../../../server/ids.ts'
import type { PlaceName } from '../places.ts'
import type { Scene } from '../scene.ts'
import type { Target } from '../target.ts'

/** Timed work: what is planned, and where nothing may be posted although it was. Or the cases that show it. */
export type JobRow = Readonly<{
  plan(scene: Scene, target: Target): Promise<void>
  quietIn: readonly PlaceName[]
}>

export const jobRows: Readonly<Record<string, JobRow | readonly string[]>> = {
  reminders: {
    plan: ({ product }, { incidentId }) => makeDue(product, incidentId),
    quietIn: ['archived', 'gone', 'public, team switched off', 'private, team switched off'],
  },
  outbox: {
    plan: async ({ people }, { incidentId, parameters }) => {
      await people['system admin'].setTask(incidentId, parameters['task_id'] ?? '', 'closed')
    },
    quietIn: ['archived', 'gone', 'public, team switched off', 'private, team switched off'],
  },
  // The warning that it could not be delivered.
  webhooks: {
    plan: ({ product }, { incidentId }) => makeUndeliverable(product, incidentId),
    quietIn: ['archived', 'gone', 'public, team switched off', 'private, team switched off'],
  },
  // Nobody's right is asked twice: the person may have gone, the start goes on or is undone.
  starts: ['A-031'],
  'status updates': ['P-15', 'A-067'],
  channels: ['P-36'],
  retrospectives: ['A-175'],
  // They take over what the host says, and post nothing.
  reconcile: ['A-063', 'A-132'],
  // It removes what has had its time: tests/api/retention.test.ts.
  retention: [],
  welcome: ['A-048'],
  // They say the id of a team to its members.
  signals: ['X-15'],
}

const makeDue = async ({ database }: Scene['product'], incidentId: string): Promise<void> => {
  await database.pool.query(
    `update incident_collaboration.incident set overdue = false, reminder_post_id = '', reminder_key = 'due-' || id
     where id = $1`,
    [incidentId],
  )
}

const makeUndeliverable = async ({ database }: Scene['product'], incidentId: string): Promise<void> => {
  await database.pool.query(
    `insert into incident_collaboration.webhook_delivery (id, incident_id, event, event_id, url, body, create_at)
     values ($1, $2, 'incident_created', $1, 'http://127.0.0.1/', '{}', 1)`,
    [newId(), incidentId],
  )
}
