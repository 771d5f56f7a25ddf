import type { Figure } from './figures.ts'
import { percentile, timeEach } from './samples.ts'
import type { Stage } from './stage.ts'

const COUNT = 40

/** From the request to the answer that the incident is open. */
export async function measureStart({ people, startIncident, times }: Stage, sql: number): Promise<Figure[]> {
  const samples = await timeEach(times(COUNT), (index) =>
    startIncident(people[index % people.length] ?? '', `Start ${index}`),
  )
  const baseline = { name: 'sql', value: sql }
  const note = 'without a playbook; whom one invites comes in behind the answer'
  return [
    { row: 'start an incident: answer, p50', value: percentile(samples, 50), unit: 'ms', note },
    {
      row: 'start an incident: answer, p95',
      value: percentile(samples, 95),
      unit: 'ms',
      budget: 300,
      baseline,
    },
  ]
}
