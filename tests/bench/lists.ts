import type { Figure } from './figures.ts'
import { largeDatabase } from './large-database.ts'
import { percentile, timeEach } from './samples.ts'
import { setStageOn, type Stage, type StageOptions } from './stage.ts'

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

/** What lists are asked for; `mostMs` is the budget over the large set. */
const LISTS = [
  { row: 'incidents page of 15 with its total', query: '', mostMs: 120, ratio: 2 },
  { row: 'incidents page of 15 by status, with its total', query: '&sort=status', mostMs: 120 },
  { row: 'incidents page of 15 by name, with its total', query: '&sort=name', mostMs: 120 },
  { row: 'incidents found by name, 15 with their total', query: '&search_term=checkout', mostMs: 120 },
  { row: 'RHS mine', query: '&member_id=me&status=ongoing', mostMs: 30 },
] as const

/** Lists and figures over a small and the large set; the large one is made first where there is none of today. */
export async function measureLists(options: StageOptions, factor: number): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [set, size] of [
    ['small set', SMALL],
    ['large set', factor],
  ] as const) {
    const stage = await setStageOn(await largeDatabase(options.server, size), options)
    for (const { row, query, mostMs, ...ratio } of LISTS) {
      figures.push(await measureList(stage, { row: `${row}, ${set}`, query, mostMs, ...ratio }))
    }
    figures.push(await measureStatistics(stage, set))
    await stage.leave()
  }
  return figures
}

type List = Readonly<{ row: string; query: string; mostMs: number; ratio?: number }>

async function measureList(stage: Stage, { row, query, mostMs, ratio }: List): Promise<Figure> {
  const { request, pool, people, teamId } = stage
  const [person = ''] = people
  const url = `/incidents?team_id=${teamId}&per_page=15&direction=desc${query}`
  const ask = () => request(person, 'GET', url)
  const floor = () => pool.query({ name: 'floor', text: FLOOR, values: [teamId, person] })
  await timeEach(WARM_UP, ask)
  const value = percentile(await timeEach(COUNT, ask), 95)
  const figure: Figure = { row: `${row}: p95`, value, unit: 'ms', budget: mostMs }
  if (ratio === undefined) return figure
  await timeEach(WARM_UP, floor)
  const baseline = { name: 'floor', value: percentile(await timeEach(COUNT, floor), 95) }
  return { ...figure, baseline, ratioBudget: ratio }
}

/** Each person once: figures are kept for a minute. */
async function measureStatistics({ request, people, teamId }: Stage, set: string): Promise<Figure> {
  const [first = '', ...others] = people
  const ask = (person: string) => request(person, 'GET', `/stats?team_id=${teamId}`)
  await ask(first)
  const samples = await timeEach(others.length, (index) => ask(others[index] ?? first))
  return { row: `statistics, ${set}: p95`, value: percentile(samples, 95), unit: 'ms', budget: 200 }
}
