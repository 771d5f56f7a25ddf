/**
 * Measures the budgets of the product and prints them; `npm run build` (and `npm run dist`) first.
 *
 * `npm run bench` measures everything, `npm run bench -- pair` one part: see {@link PARTS}. HOST_LATENCY=none or
 * =measured is for one kind of host only; LARGE_SET=0.1 makes a smaller large set, which says nothing of the budgets.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../standin/postgres/start-postgres.ts'
import { measureAll, measureDelayed } from './budgets.ts'
import { measureCrowd } from './crowd.ts'
import { printRun, saveRuns, type BenchRun, type Figure } from './figures.ts'
import { measureLists } from './lists.ts'
import { measurePair } from './pair.ts'
import { printPlans } from './plans.ts'
import { setStage, type Stage, type StageOptions } from './stage.ts'

const root = join(import.meta.dirname, '..', '..')
const scriptFolder = join(root, 'dist', 'script', 'incident-collaboration')
const script = join(scriptFolder, 'server', 'plugin.cjs')
const executable = join(root, 'dist', 'incident-collaboration', 'server', 'plugin-linux-amd64')
const program = existsSync(executable) ? executable : script
const form = program === executable ? 'executable' : 'script'
const largeFactor = Number(process.env['LARGE_SET'] ?? 1)

const MINUTE = 60_000
const CROWD = 50

const PARTS = {
  budgets: (options) => (options.latency === 'none' ? measureAll(options, form) : measureDelayed(options)),
  /** Over a small and the large set. */
  lists: (options) => measureLists(options, largeFactor),
  /** Two people, then a crowd, at work on one incident for a minute. */
  pair: onStage((stage) => measurePair(stage, MINUTE)),
  crowd: onStage((stage) => measureCrowd(stage, { people: CROWD, forMs: MINUTE })),
  /** What PostgreSQL does for the statements of the large set. */
  plans: (options) => printPlans(options, largeFactor),
} as const satisfies Record<string, (options: StageOptions) => Promise<Figure[]>>

type Part = keyof typeof PARTS

const isPart = (name: string): name is Part => name in PARTS

/** Measured without a part named; lists hardly ask the host. */
const USUAL: Readonly<Record<StageOptions['latency'], readonly Part[]>> = {
  none: ['budgets', 'lists'],
  measured: ['budgets'],
}

function onStage(measure: (stage: Stage) => Promise<{ figures: Figure[]; wrong: string[] }>) {
  return async (options: StageOptions): Promise<Figure[]> => {
    const stage = await setStage(options)
    const { figures, wrong } = await measure(stage)
    for (const line of wrong.slice(0, 20)) console.error(line)
    await stage.leave()
    return figures
  }
}

/** @param wanted `none` or `measured`: the host's latency; both without it. */
async function* measureRuns(
  options: Omit<StageOptions, 'latency'>,
  { part, wanted }: { part: Part | undefined; wanted: string | undefined },
): AsyncGenerator<BenchRun> {
  const latencies = (['none', 'measured'] as const).filter((one) => wanted === undefined || wanted === one)
  for (const latency of latencies) {
    for (const name of part ? [part] : USUAL[latency]) {
      yield { latency, figures: await PARTS[name]({ ...options, latency }) }
    }
  }
}

async function main(part: string | undefined): Promise<void> {
  if (part !== undefined && !isPart(part)) throw new Error(`There are ${Object.keys(PARTS).join(', ')}.`)
  if (!existsSync(script)) {
    throw new Error('There is nothing to measure: "npm run build" first ("npm run dist" for the executable).')
  }
  const name = program.slice(root.length + 1)
  const postgres = await startPostgres({ dataFolder: join(root, '.cache', 'bench-postgres'), durable: true })
  const options = { server: postgres.url, program, bundlePath: scriptFolder }
  const runs: BenchRun[] = []
  console.log(`measuring ${name}; "!" marks what is beyond its budget`)
  try {
    for await (const run of measureRuns(options, { part, wanted: process.env['HOST_LATENCY'] })) {
      runs.push(run)
      printRun(run)
    }
  } finally {
    await postgres.stop()
  }
  saveRuns(join(root, '.cache', 'bench.json'), name, runs)
  console.log('\nwritten to .cache/bench.json')
}

await main(process.argv[2])
