import type { Figure } from './figures.ts'
import { addTasks, channelOf } from './fill.ts'
import { percentile, time, timeTogether } from './samples.ts'
import type { Stage } from './stage.ts'

const CREW = 10
const TICKS_EACH = 40
const INCIDENTS = 100
const CALLERS = 32
const SUSTAINED_MS = 8000

type State = '' | 'closed'

function tick(stage: Stage, person: string, incidentId: string, taskId: string, state: State) {
  return stage.request(person, 'PUT', `/incidents/${incidentId}/tasks/${taskId}/state`, { new_state: state })
}

const stateOf = (index: number): State => (index % 2 === 0 ? 'closed' : '')

/** Ten people at once, each on a task of their own; then the incident must show every tick. */
export async function measureCrew(stage: Stage, sql: number): Promise<Figure[]> {
  const { pool, people, startIncident, mattermost, times } = stage
  const crew = people.slice(0, CREW)
  const [ann = ''] = crew
  const id = await startIncident(ann, 'All hands')
  const channelId = await channelOf(pool, id)
  for (const person of crew) await mattermost.world.joinChannel(channelId, person)
  const tasks = await addTasks(pool, id, CREW)
  const before = await ticksOf(stage, id)
  const ticksEach = times(TICKS_EACH)
  const samples = await timeTogether(CREW, ticksEach, (caller, index) =>
    tick(stage, crew[caller] ?? '', id, tasks[caller] ?? '', stateOf(index)),
  )
  const lost = CREW * ticksEach - ((await ticksOf(stage, id)) - before)
  const baseline = { name: 'sql', value: sql }
  return [
    {
      row: 'tick, 10 people at once on one incident: p95',
      value: percentile(samples, 95),
      unit: 'ms',
      budget: 50,
      baseline,
    },
    {
      row: `tick, 10 people at once on one incident: lost of ${samples.length}`,
      value: lost,
      unit: 'lost',
      budget: 0,
    },
  ]
}

/** On record: people who come in meanwhile make versions too. */
async function ticksOf({ pool }: Stage, id: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from incident_collaboration.timeline_event
     where incident_id = $1 and event_type = 'task_state_modified'`,
    [id],
  )
  return rows[0]?.count ?? NaN
}

/** As many as can be had for some seconds. */
export async function measureSustained(stage: Stage, sql: number): Promise<Figure[]> {
  const { people, pool, times } = stage
  const incidents = await startMany(stage)
  const taskIds = await Promise.all(incidents.map(({ id }) => addTasks(pool, id, 1)))
  await pool.query('analyze')
  const end = performance.now() + times(SUSTAINED_MS)
  const samples: number[] = []
  const call = async (caller: number) => {
    for (let index = caller; performance.now() < end; index += CALLERS) {
      const incident = incidents[index % incidents.length]
      const [taskId = ''] = taskIds[index % incidents.length] ?? []
      const { id, starter } = incident ?? { id: '', starter: people[0] ?? '' }
      samples.push(
        await time(() => tick(stage, starter, id, taskId, stateOf(Math.floor(index / incidents.length)))),
      )
    }
  }
  const begin = performance.now()
  await Promise.all(Array.from({ length: CALLERS }, (_nothing, caller) => call(caller)))
  const rate = samples.length / ((performance.now() - begin) / 1000)
  const baseline = { name: 'sql', value: sql }
  return [
    {
      row: `ticks over ${incidents.length} incidents, 32 callers`,
      value: rate,
      unit: '/s',
      budget: 400,
      isLeast: true,
    },
    {
      row: `ticks over ${incidents.length} incidents, 32 callers: p95`,
      value: percentile(samples, 95),
      unit: 'ms',
      baseline,
    },
  ]
}

async function startMany({
  people,
  startIncident,
  times,
}: Stage): Promise<{ id: string; starter: string }[]> {
  const incidents: { id: string; starter: string }[] = []
  const starters = people.slice(CREW)
  await timeTogether(4, times(INCIDENTS / 4), async (caller, index) => {
    const starter = starters[(index * 4 + caller) % starters.length] ?? ''
    incidents.push({ id: await startIncident(starter, `Incident ${caller}-${index}`), starter })
  })
  return incidents
}
