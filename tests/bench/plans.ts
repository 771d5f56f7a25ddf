import { addTasks } from './fill.ts'
import type { Figure } from './figures.ts'
import { largeDatabase } from './large-database.ts'
import { setStageOn, type Stage, type StageOptions } from './stage.ts'
import { watchStatements } from './statement-watch.ts'

/** Makes PostgreSQL tell with each statement how it was done. Source: its manual, "auto_explain". */
const TELL_PLANS = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_analyze=on',
  'auto_explain.log_buffers=on',
  'auto_explain.log_level=notice',
]

/** Each is asked twice, so that the second finds the caches warm; `first` is the body of the first time. */
type Asked = Readonly<{ what: string; method: string; path: string; body?: unknown; first?: unknown }>

/**
 * Prints `explain (analyze, buffers)` of every statement that lists, statistics, a reading and a tick send over the
 * large set, as the product sends them.
 */
export async function printPlans(options: StageOptions, factor: number): Promise<Figure[]> {
  const watch: { current?: Awaited<ReturnType<typeof watchStatements>> } = {}
  const stage = await setStageOn(await largeDatabase(options.server, factor), {
    ...options,
    between: async (url) => {
      watch.current = await watchStatements(url)
      const watched = new URL(watch.current.url)
      watched.searchParams.set('options', TELL_PLANS.map((one) => `-c ${one}`).join(' '))
      return watched.href
    },
  })
  const [person = '', other = ''] = stage.people
  for (const { what, method, path, body, first } of await asksOf(stage, person)) {
    // Figures are kept for a minute, person by person.
    await stage.request(what === 'statistics' ? other : person, method, path, first)
    const before = watch.current?.notices.length ?? 0
    await stage.request(person, method, path, body)
    const plans = watch.current?.notices.slice(before).filter(isOfAnswer) ?? []
    console.log(`\n=== ${what}: ${method} ${path}\n${plans.join('\n')}`)
  }
  await stage.leave()
  watch.current?.close()
  return []
}

/** Delivery, sweeps and job queues ask as well meanwhile. */
const isOfAnswer = (notice: string): boolean =>
  notice.includes('with target as') ||
  (notice.includes('plan:') && !/\b(?:outbox|incident_collaboration_jobs)\b/.test(notice))

async function asksOf(stage: Stage, person: string): Promise<Asked[]> {
  const { teamId, pool } = stage
  const incidentId = await stage.startIncident(person, 'Explain me')
  const [taskId = ''] = await addTasks(pool, incidentId, 1)
  const known = await pool.query<{ id: string }>(
    `select id from incident_collaboration.incident
     where team_id = $1 and end_at > 0 and channel_type = 'O' order by create_at desc limit 1`,
    [teamId],
  )
  const get = (what: string, path: string): Asked => ({ what, method: 'GET', path })
  const list = (what: string, query = '') =>
    get(what, `/incidents?team_id=${teamId}&per_page=15&direction=desc${query}`)
  return [
    list('incidents'),
    list('incidents by status', '&sort=status'),
    list('incidents by name', '&sort=name'),
    list('incidents found by name', '&search_term=checkout'),
    list('mine', '&member_id=me&status=ongoing'),
    get('commanders', `/incidents/commanders?team_id=${teamId}`),
    get('statistics', `/stats?team_id=${teamId}`),
    get('an incident', `/incidents/${known.rows[0]?.id ?? incidentId}`),
    {
      what: 'a tick',
      method: 'PUT',
      path: `/incidents/${incidentId}/tasks/${taskId}/state`,
      first: { new_state: 'in_progress' },
      body: { new_state: 'closed' },
    },
  ]
}
