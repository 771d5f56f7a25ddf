import type { Figure } from './figures.ts'
import { measureIdleMemory, measureMemoryAfter } from './memory.ts'
import { measurePair } from './pair.ts'
import { measureRead } from './read-incident.ts'
import { selectOne } from './select-one.ts'
import { setStage, type Stage, type StageOptions } from './stage.ts'
import { watchStalls } from './stall-watch.ts'
import { measureStart } from './start-incident.ts'
import { measureStartUp } from './start-up.ts'
import { measureStatements } from './statements.ts'
import { measureCrew, measureSustained } from './ticks.ts'
import { measureWayIn, startEcho } from './way-in.ts'

const PAIR_MS = 10_000
const STATEMENT_TIMES = 40

/** Every row of design/performance.md that there is a bench for. @param form Of the program: script or executable. */
export async function measureAll(options: StageOptions, form: string): Promise<Figure[]> {
  const stage = await setStage(options)
  const echo = await startEcho()
  const idle = await measureIdleMemory(stage)
  const wayIn = await measureWayIn(stage, echo)
  const sql = await selectOne(stage)
  const stalls = watchStalls(stage.mattermost.host, echo)
  const work = await measureWork(stage, sql)
  const stall = await stalls()
  const after = measureMemoryAfter(stage)
  const startUp = await measureStartUp(stage, form)
  await echo.stop()
  const times = stage.times(STATEMENT_TIMES)
  await stage.leave()
  const baseline: Figure = { row: 'select 1, over a pool of the same kind: p50', value: sql, unit: 'ms' }
  const statements = await measureStatements(options, { times })
  return [...wayIn, baseline, ...startUp, idle, after, stall, ...work, ...statements]
}

/** Those that a slow host changes. */
export async function measureDelayed(options: StageOptions): Promise<Figure[]> {
  const stage = await setStage(options)
  const work = await measureWork(stage, await selectOne(stage))
  await stage.leave()
  return work
}

/** Rows that people feel; measured with both kinds of host. */
async function measureWork(stage: Stage, sql: number): Promise<Figure[]> {
  return [
    await measureRead(stage),
    ...(await measureCrew(stage, sql)),
    ...(await measureStart(stage, sql)),
    ...(await measureSustained(stage, sql)),
    ...(await measurePair(stage, stage.times(PAIR_MS))).figures,
  ]
}
