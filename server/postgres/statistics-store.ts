import type { Pool } from 'pg'

import type { StoredTeamFacts } from '../usecases/ports/incident-lists.ts'
import type { StatisticsStore } from '../usecases/ports/statistics.ts'
import type { Database } from './database.ts'
import { teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'
import { findDays } from './statistics-days.ts'
import { findLatencies } from './statistics-latencies.ts'
import { findPresent } from './statistics-present.ts'

export const makeStatisticsStore = ({ pool }: Database): StatisticsStore => ({
  findFacts: (userId, teamId) => orUnavailable(findFacts(pool, userId, teamId)),
  compute: (question) => orUnavailable(compute(pool, question)),
})

const FACTS = `select ${teamFacts('$2::text')} from (select) nothing ${teamJoins('$1::text', '$2::text')}`

async function findFacts(pool: Pool, userId: string, teamId: string): Promise<StoredTeamFacts> {
  const values = [userId, teamId].map(idParameter)
  const { rows } = await pool.query<StoredTeamFacts>({ name: 'team-facts', text: FACTS, values })
  const [facts] = rows
  if (!facts) throw new Error('A statement that always has a row had none.')
  return facts
}

async function compute(
  pool: Pool,
  question: Parameters<StatisticsStore['compute']>[0],
): ReturnType<StatisticsStore['compute']> {
  const [present, days, latencies] = await Promise.all([
    findPresent(pool, question),
    findDays(pool, question),
    findLatencies(pool, question),
  ])
  return { ...present, ...days, ...latencies }
}
