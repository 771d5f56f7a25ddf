import type { Figure } from './figures.ts'
import { largeDatabase } from './large-database.ts'
import { percentile, timeEach } from './samples.ts'
import { selectOne } from './select-one.ts'
import { setStageOn, type Stage, type StageOptions } from './stage.ts'
import { measureStart } from './start-incident.ts'
import { measureCrew } from './ticks.ts'

const COUNT = 60
const WARM_UP = 10
/** Gives the least number of incidents that a set can have. */
const SMALL = 0.001

/** All that are open minus the private ones that the person is not in: what anybody would have to count. */
const FLOOR = `
select (select count(*) from incident_collaboration.incident i where i.team_id = $1 and i.phase = 'started') - (
  select count(*) from channels join incident_collaboration.incident i
    on i.channel_id = channels.id and i.channel_id <> '' and i.phase = 'started' and i.team_id = $1
  where channels.teamid = $1 and channels.type = 'P' and not exists (
    select from channelmembers joined where joined.channelid = channels.id and joined.userid = $2)) as total,
  (select json_agg(page) from (
    select i.*, channels.displayname from incident_collaboration.incident i join channels on channels.id = i.channel_id
    where i.team_id = $1 and i.phase = 'started' order by i.create_at desc, i.id desc limit 15) page) as rows`

type Asked = Readonly<{ row: string; path: string; mostMs: number; ratio?: number }>

const page = (row: string, query: string, mostMs = 120): Asked => ({
  row,
  path: `/incidents?per_page=15&direction=desc${query}`,
  mostMs,
})

/** What is asked for; `mostMs` is the budget over the large set, `ratio` the most that it may be of the floor. */
const LISTS: readonly Asked[] = [
  { ...page('incidents page of 15 with its total', ''), ratio: 2 },
  page('incidents page of 15 by status, with its total', '&sort=status'),
  page('incidents page of 15 by name, with its total', '&sort=name'),
  page('incidents found by name, 15 with their total', '&search_term=checkout'),
  page('RHS mine', '&member_id=me&status=ongoing', 30),
  { row: 'playbooks page of 15 with its total', path: '/playbooks?per_page=15', mostMs: 120 },
]

/**
 * Lists, details, figures, starts and ticks over a small and the large set, made first where there is none of today.
 * The sets grow by what is started.
 */
export async function measureLists(options: StageOptions, factor: number): Promise<Figure[]> {
  const small = await measureSet(options, { set: 'small set', factor: SMALL })
  const large = await measureSet(options, { set: 'large set', factor })
  const baseline = { name: 'small set', value: small.statistics.value }
  const statistics = { ...large.statistics, baseline, ratioBudget: 5 }
  return [
    ...small.figures,
    small.statistics,
    ...small.changes,
    ...large.figures,
    statistics,
    ...large.changes,
  ]
}

async function measureSet(options: StageOptions, { set, factor }: { set: string; factor: number }) {
  const stage = await setStageOn(await largeDatabase(options.server, factor), options)
  const figures: Figure[] = []
  for (const { path, ...asked } of LISTS) {
    figures.push(await measureOne(stage, { ...asked, path: `${path}&team_id=${stage.teamId}` }, set))
  }
  figures.push(await measureOne(stage, await details(stage), set))
  const statistics = await measureStatistics(stage, set)
  const changes = await measureChanges(stage, set)
  await stage.leave()
  return { figures, statistics, changes }
}

async function measureChanges(stage: Stage, set: string): Promise<Figure[]> {
  const sql = await selectOne(stage)
  const figures = [...(await measureStart(stage, sql)), ...(await measureCrew(stage, sql))]
  return figures.map((figure) => ({ ...figure, row: `${figure.row}, ${set}` }))
}

async function details({ pool, teamId }: Stage): Promise<Asked> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from incident_collaboration.incident where team_id = $1 and channel_type = 'O' and end_at > 0
     order by create_at desc limit 1`,
    [teamId],
  )
  return { row: 'an incident, 100 entries', path: `/incidents/${rows[0]?.id ?? ''}`, mostMs: 15 }
}

async function measureOne(stage: Stage, { row, path, mostMs, ratio }: Asked, set: string): Promise<Figure> {
  const { request, pool, people, teamId, times } = stage
  const [person = ''] = people
  const ask = () => request(person, 'GET', path)
  const floor = () => pool.query({ name: 'floor', text: FLOOR, values: [teamId, person] })
  await timeEach(times(WARM_UP), ask)
  const value = percentile(await timeEach(times(COUNT), ask), 95)
  const figure: Figure = { row: `${row}, ${set}: p95`, value, unit: 'ms', budget: mostMs }
  if (ratio === undefined) return figure
  await timeEach(times(WARM_UP), floor)
  const baseline = { name: 'floor', value: percentile(await timeEach(times(COUNT), floor), 95) }
  return { ...figure, baseline, ratioBudget: ratio }
}

/** Each person once: figures are kept for a minute. */
async function measureStatistics({ request, people, teamId, times }: Stage, set: string): Promise<Figure> {
  const [first = '', ...others] = people
  const ask = (person: string) => request(person, 'GET', `/stats?team_id=${teamId}`)
  await ask(first)
  const count = Math.min(others.length, times(others.length))
  const samples = await timeEach(count, (index) => ask(others[index] ?? first))
  return { row: `statistics, ${set}: p95`, value: percentile(samples, 95), unit: 'ms', budget: 200 }
}
