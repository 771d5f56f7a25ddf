import type { Figure } from './figures.ts'
import { judge, openShared, workTogether, type Deed, type SharedIncident } from './hands.ts'
import { percentile } from './samples.ts'
import type { Stage } from './stage.ts'

const TASKS = 200
const STATES = ['closed', 'in_progress', ''] as const

/** Two people tick 200 tasks of one incident at once, the same ones over and over; then the history is judged. */
export async function measurePair(
  stage: Stage,
  forMs: number,
): Promise<{ figures: Figure[]; wrong: string[] }> {
  const shared = await openShared(stage, { people: 2, tasks: TASKS })
  const work = await workTogether(stage, shared, forMs, (person, index) => tickOf(shared, person, index))
  const wrong = await judge(stage, shared, work)
  const samples = work.samples.map(({ ms }) => ms)
  const seconds = Math.round(forMs / 1000)
  const row = `two people ticking ${TASKS} tasks for ${seconds} s`
  return {
    wrong,
    figures: [
      { row: `${row}: p95`, value: percentile(samples, 95), unit: 'ms', note: `${samples.length} ticks` },
      { row: `${row}: lost or untrue`, value: wrong.length, unit: 'lost', budget: 0 },
    ],
  }
}

/** The first goes up the list, the second down: they meet, on the same task with different states. */
function tickOf({ id, people, taskIds }: SharedIncident, person: number, index: number): Deed {
  const place = index % TASKS
  const taskId = taskIds[person === 0 ? place : TASKS - 1 - place] ?? ''
  const state = STATES[(index + person + Math.floor(index / TASKS)) % STATES.length] ?? ''
  return {
    kind: 'tick',
    request: {
      person: people[person] ?? '',
      method: 'PUT',
      path: `/incidents/${id}/tasks/${taskId}/state`,
      body: { new_state: state },
    },
    claim: () => ({
      what: `${taskId} is "${state}"`,
      isTrueOf: ({ tasks }) => tasks.get(taskId)?.state === state,
    }),
  }
}
