import type { Figure } from './figures.ts'
import { addEntries, addTasks } from './fill.ts'
import { percentile, timeEach } from './samples.ts'
import type { Stage } from './stage.ts'

const COUNT = 500
const WARM_UP = 100

/** The rows of one incident and nothing else: what anybody would have to read. */
const FLOOR = `
  select row_to_json(incident),
    (select json_agg(task order by position) from incident_collaboration.task where incident_id = $1),
    (select json_agg(entry order by event_at) from incident_collaboration.timeline_event entry where incident_id = $1)
  from incident_collaboration.incident where id = $1`

export async function measureRead(stage: Stage): Promise<Figure> {
  const { pool, people, request, startIncident, times } = stage
  const [ann = ''] = people
  const id = await startIncident(ann, 'Read me')
  await addTasks(pool, id, 50)
  await addEntries(pool, id, 100)
  await pool.query('analyze')
  const read = () => request(ann, 'GET', `/incidents/${id}`)
  const floor = () => pool.query({ name: 'floor', text: FLOOR, values: [id] })
  await timeEach(times(WARM_UP), read)
  await timeEach(times(WARM_UP), floor)
  const samples = await timeEach(times(COUNT), read)
  const baseline = { name: 'floor', value: percentile(await timeEach(times(COUNT), floor), 95) }
  const value = percentile(samples, 95)
  return {
    row: 'read an incident, 50 tasks and 100 entries: p95',
    value,
    unit: 'ms',
    budget: 15,
    baseline,
    ratioBudget: 3,
  }
}
