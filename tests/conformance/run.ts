import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { paths, root } from '../../build/paths.ts'
import { startPostgres } from '../standin/postgres/start-postgres.ts'
import { goTest } from './go-test.ts'
import { buildProbe } from './probe/build.ts'

/**
 * Runs the plugin under Mattermost's own host code: `npm run conformance`, after `make dist`.
 *
 *     --versions       also under the host code of Mattermost 11.1 and 11.9
 *     --only <regexp>  the tests whose name it matches
 *     --probe          the protocol alone, without the product
 *     --race           with Go's race detector: slower, needs a C compiler
 */
const { values: flags } = parseArgs({
  options: {
    versions: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    probe: { type: 'boolean', default: false },
    race: { type: 'boolean', default: false },
  },
})

const here = fileURLToPath(new URL('.', import.meta.url))
/** Of this run alone, so that two of them do not meet. */
const scratch = join(root, '.cache', `conformance-${process.pid}`)

interface Version {
  readonly server: string
  readonly modfile: string
}
const VERSIONS: readonly Version[] = [
  { server: '11.6', modfile: 'go.mod' },
  { server: '11.1', modfile: 'go.11.1.mod' },
  { server: '11.9', modfile: 'go.11.9.mod' },
]

/** What is missing, as a sentence that says what to do. */
function missing(): string | undefined {
  if (spawnSync('go', ['version']).status !== 0) {
    return 'The conformance tests need Go 1.26 or newer on the PATH (https://go.dev/dl); nothing of it ships.'
  }
  const built = flags.probe ? [] : [paths.archive, paths.scriptFolder]
  const absent = built.find((path) => !existsSync(path))
  return absent && `There is no ${relative(root, absent)}. Run make dist first, or give --probe.`
}

/** The plugin inherits this environment; what a server sets for its own plugins must not be in it. */
function goEnvironment(database: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PLUGIN_') && name !== 'MATTERMOST_PLUGIN',
  )
  return {
    ...Object.fromEntries(inherited),
    IC_PROBE: join(scratch, 'probe'),
    IC_ARCHIVE: paths.archive,
    IC_SCRIPT: paths.scriptFolder,
    IC_POSTGRES: database,
  }
}

async function runAll(database: string): Promise<boolean> {
  const environment = goEnvironment(database)
  const folders = flags.probe ? ['./gobcheck', './probecases', './idlecases'] : ['./...']
  let isGood = true
  for (const { server, modfile } of flags.versions ? VERSIONS : VERSIONS.slice(0, 1)) {
    console.log(`Under the host code of Mattermost ${server}:`)
    const options = { modfile, only: flags.only, race: flags.race, folders }
    isGood = (await goTest(here, options, environment)) && isGood
  }
  return isGood
}

async function main(): Promise<number> {
  const lack = missing()
  if (lack) {
    console.error(lack)
    return 1
  }
  await buildProbe(join(scratch, 'probe'))
  try {
    return (await withDatabase(runAll)) ? 0 : 1
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function withDatabase<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  const own = flags.probe ? 'not needed' : process.env.TEST_DATABASE_URL
  if (own) return use(own)
  const postgres = await startPostgres({ dataFolder: join(scratch, 'postgres'), durable: false })
  try {
    return await use(postgres.url)
  } finally {
    await postgres.stop()
    await rm(postgres.dataFolder, { recursive: true, force: true })
  }
}

// Ctrl-C reaches Go too, which ends; what we started is put away then.
process.on('SIGINT', () => undefined)
process.exitCode = await main()
