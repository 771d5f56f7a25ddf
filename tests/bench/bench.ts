/** Measures the budgets of the product and prints them; `npm run build` (and `npm run dist`) first. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../standin/postgres/start-postgres.ts'
import { printRun, saveRuns, type BenchRun, type Figure } from './figures.ts'
import { measureLists } from './lists.ts'
import { measureIdleMemory, measureMemoryAfter } from './memory.ts'
import { measureRead } from './read-incident.ts'
import { percentile, timeEach } from './samples.ts'
import { setStage, type Stage, type StageOptions } from './stage.ts'
import { watchStalls } from './stall-watch.ts'
import { measureStart } from './start-incident.ts'
import { measureStartUp } from './start-up.ts'
import { measureStatements } from './statements.ts'
import { measureCrew, measureSustained } from './ticks.ts'
import { measureWayIn, startEcho } from './way-in.ts'

const root = join(import.meta.dirname, '..', '..')
const scriptFolder = join(root, 'dist', 'script', 'incident-collaboration')
const script = join(scriptFolder, 'server', 'plugin.cjs')
const executable = join(root, 'dist', 'incident-collaboration', 'server', 'plugin-linux-amd64')
const SQL_COUNT = 1000
/** Of the large set: less is faster to make, and says nothing of the budgets. */
const largeFactor = Number(process.env['LARGE_SET'] ?? 1)

async function selectOne({ pool }: Stage): Promise<number> {
  const select = () => pool.query({ name: 'one', text: 'select 1' })
  await timeEach(100, select)
  return percentile(await timeEach(SQL_COUNT, select), 50)
}

/** Rows that people feel; measured with both kinds of host. */
async function measureWork(stage: Stage, sql: number): Promise<Figure[]> {
  return [
    await measureRead(stage),
    ...(await measureCrew(stage, sql)),
    ...(await measureStart(stage, sql)),
    ...(await measureSustained(stage, sql)),
  ]
}

async function measureAll(options: StageOptions): Promise<Figure[]> {
  const stage = await setStage(options)
  const echo = await startEcho()
  const idle = await measureIdleMemory(stage)
  const wayIn = await measureWayIn(stage, echo)
  const sql = await selectOne(stage)
  const stalls = watchStalls(stage.mattermost.host, echo)
  const work = await measureWork(stage, sql)
  const stall = await stalls()
  const after = measureMemoryAfter(stage)
  const startUp = await measureStartUp(stage, options.program === executable ? 'executable' : 'script')
  await echo.stop()
  await stage.leave()
  const baselines: Figure[] = [{ row: 'select 1, over a pool of the same kind: p50', value: sql, unit: 'ms' }]
  const statements = await measureStatements(options)
  return [...wayIn.figures, ...baselines, ...startUp, idle, after, stall, ...work, ...statements]
}

async function measureDelayed(options: StageOptions): Promise<Figure[]> {
  const stage = await setStage(options)
  const work = await measureWork(stage, await selectOne(stage))
  await stage.leave()
  return work
}

async function main(): Promise<void> {
  if (!existsSync(script)) {
    console.error(
      'There is nothing to measure: run "npm run build" first ("npm run dist" for the executable).',
    )
    process.exitCode = 1
    return
  }
  const program = existsSync(executable) ? executable : script
  const postgres = await startPostgres({ dataFolder: join(root, '.cache', 'bench-postgres'), durable: true })
  const options = { server: postgres.url, program, bundlePath: scriptFolder }
  console.log(`measuring ${program.slice(root.length + 1)}; "!" marks what is beyond its budget`)
  const runs: BenchRun[] = []
  const add = (run: BenchRun) => {
    runs.push(run)
    printRun(run)
  }
  const wanted = process.env['HOST_LATENCY']
  try {
    if (wanted !== 'measured')
      add({ latency: 'none', figures: await measureAll({ ...options, latency: 'none' }) })
    if (wanted !== 'measured') {
      add({ latency: 'none', figures: await measureLists({ ...options, latency: 'none' }, largeFactor) })
    }
    if (program === executable && wanted !== 'measured') {
      const stage = await setStage({ ...options, program: script, latency: 'none' })
      add({ latency: 'none', figures: await measureStartUp(stage, 'script') })
      await stage.leave()
    }
    if (wanted !== 'none')
      add({ latency: 'measured', figures: await measureDelayed({ ...options, latency: 'measured' }) })
  } finally {
    await postgres.stop()
  }
  saveRuns(join(root, '.cache', 'bench.json'), program.slice(root.length + 1), runs)
  console.log('\nwritten to .cache/bench.json')
}

await main()
