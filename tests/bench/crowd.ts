import type { Incident } from '../../server/contract/incident.ts'
import type { Figure } from './figures.ts'
import { judge, openShared, workTogether, type Deed, type SharedIncident } from './hands.ts'
import type { StatusAnswer } from '../../server/contract/status-update.ts'
import type { Replayed } from './history.ts'
import { percentile } from './samples.ts'
import type { Stage } from './stage.ts'

const TASKS = 100
/** Of so many deeds of a person, in turn; readings in between. */
const ROUND = [
  'tick',
  'tick',
  'read',
  'assign',
  'tick',
  'list',
  'describe',
  'tick',
  'command',
  'status',
] as const

/** Fifty people do all there is to do with one incident at once; then its history is judged. */
export async function measureCrowd(
  stage: Stage,
  { people, forMs }: { people: number; forMs: number },
): Promise<{ figures: Figure[]; wrong: string[] }> {
  const shared = await openShared(stage, { people, tasks: TASKS })
  const work = await workTogether(stage, shared, forMs, (person, index) =>
    deedOf(stage, shared, person, index),
  )
  const wrong = await judge(stage, shared, work)
  const row = `${people} people, all gestures on one incident`
  const kinds = [...Map.groupBy(work.samples, ({ kind }) => kind)].map(([kind, samples]): Figure => {
    const ms = samples.map((sample) => sample.ms)
    return {
      row: `${row}: ${kind}, p95`,
      value: percentile(ms, 95),
      unit: 'ms',
      note: `${ms.length} of them`,
    }
  })
  return {
    wrong,
    figures: [
      ...kinds,
      { row: `${row}: lost or untrue`, value: wrong.length, unit: 'lost', budget: 0 },
      { row: `${row}: deadlocks`, value: await deadlocks(stage), unit: 'lost', budget: 0 },
    ],
  }
}

function deedOf(stage: Stage, shared: SharedIncident, person: number, index: number): Deed {
  const kind = ROUND[(index + person) % ROUND.length] ?? 'read'
  const { id, people, taskIds } = shared
  const own = people[person] ?? ''
  const other = people[(person * 7 + index) % people.length] ?? ''
  const taskId = taskIds[(person * 13 + index) % taskIds.length] ?? ''
  const ask = (method: string, path: string, body?: unknown) => ({
    kind,
    request: { person: own, method, path, body },
  })
  switch (kind) {
    case 'read':
      return ask('GET', `/incidents/${id}`)
    case 'list':
      return ask('GET', `/incidents?team_id=${stage.teamId}`)
    case 'tick': {
      const state = index % 2 === 0 ? 'closed' : ''
      return {
        ...ask('PUT', `/incidents/${id}/tasks/${taskId}/state`, { new_state: state }),
        claim: () => onTask(taskId, 'state', state),
      }
    }
    case 'assign':
      return {
        ...ask('PUT', `/incidents/${id}/tasks/${taskId}/assignee`, { assignee_id: other }),
        claim: () => onTask(taskId, 'assignee_id', other),
      }
    case 'describe':
      return {
        ...ask('PATCH', `/incidents/${id}`, { description: `Seen by ${person} at ${index}` }),
        claim: (body) => onIncident('description', (JSON.parse(body) as Incident).description),
      }
    case 'command':
      return {
        ...ask('POST', `/incidents/${id}/commander`, { commander_id: other }),
        claim: () => onIncident('commander_user_id', other),
      }
    case 'status': {
      const status = index % 2 === 0 ? 'Active' : 'Reported'
      return {
        ...ask('POST', `/incidents/${id}/status`, { status, message: `Update ${index} of ${person}` }),
        // Of two at the same moment the later post counts, whichever step came first.
        claim: (body) => onIncident('current_status', (JSON.parse(body) as StatusAnswer).current_status),
      }
    }
  }
}

const onTask = (taskId: string, field: 'state' | 'assignee_id', value: string) => ({
  what: `${field} of ${taskId} is "${value}"`,
  isTrueOf: ({ tasks }: Replayed) => tasks.get(taskId)?.[field] === value,
})

const onIncident = (field: 'description' | 'commander_user_id' | 'current_status', value: string) => ({
  what: `${field} is "${value}"`,
  field,
  isTrueOf: ({ incident }: Replayed) => incident[field] === value,
})

async function deadlocks({ pool }: Stage): Promise<number> {
  const { rows } = await pool.query<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return Number(rows[0]?.deadlocks)
}
