import type { Pool } from 'pg'

import type { Latencies, Statistics, StatisticsStore } from '../usecases/ports/statistics.ts'
import { parameters } from './parameters.ts'
import { sightOf } from './visible-incidents.ts'

const DAYS = 42
const DAY_MS = 86_400_000

type Row = Readonly<{ day: number; active: Sample; resolved: Sample }>
type Sample = Readonly<{ mean: number; median: number; p90: number; samples: number }>

/** How long it took until incidents were taken up, and ended, by the day they were started: one statement. */
export async function findLatencies(
  pool: Pool,
  { viewer, teamId, now }: Parameters<StatisticsStore['compute']>[0],
): Promise<Pick<Statistics, 'startToActive' | 'startToResolved'>> {
  const { values, given } = parameters()
  const { ctes, ofTeam, canSeeOne } = sightOf(viewer, teamId, given)
  const at = `${given(now.getTime())}::bigint`
  const text = `
with ${ctes}, started as materialized (
  select i.id, i.create_at from incident i
  where ${ofTeam} and i.create_at > ${at} - ${DAYS * DAY_MS} and i.create_at <= ${at} and ${canSeeOne}
), reached as (
  select (${at} - started.create_at) / ${DAY_MS} as day, active, resolved
  -- One look into the index an incident: the whole table of updates is read otherwise.
  from started cross join lateral (
    select min(greatest(said.create_at - started.create_at, 0)) filter (where said.status = 2) as active,
      min(greatest(said.create_at - started.create_at, 0)) filter (where said.status in (3, 4)) as resolved
    from status_update said
    where said.incident_id = started.id and said.phase = 'posted' and said.delete_at = 0
  ) first
)
select day, ${sampleOf('active')}, ${sampleOf('resolved')} from reached group by day`
  const { rows } = await pool.query<Row>({ text, values })
  return {
    startToActive: byDay(rows, ({ active }) => active),
    startToResolved: byDay(rows, ({ resolved }) => resolved),
  }
}

/** Percentiles between two samples are interpolated. Source: PostgreSQL manual, Ordered-Set Aggregate Functions. */
const sampleOf = (column: string): string => `json_build_object(
    'mean', coalesce(round(avg(${column})), 0)::bigint,
    'median', coalesce(round(percentile_cont(0.5) within group (order by ${column})), 0)::bigint,
    'p90', coalesce(round(percentile_cont(0.9) within group (order by ${column})), 0)::bigint,
    'samples', count(${column})) as ${column}`

function byDay(rows: readonly Row[], sampleOf: (row: Row) => Sample): Latencies {
  const known = new Map(rows.map((row) => [row.day, sampleOf(row)]))
  const each = (name: keyof Sample): number[] =>
    Array.from({ length: DAYS }, (_nothing, day) => known.get(day)?.[name] ?? 0)
  return { mean: each('mean'), median: each('median'), p90: each('p90'), samples: each('samples') }
}
