import { join } from 'node:path'
import { Mattermost } from '../mattermost.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { findPort } from './find-port.ts'
import { keepRunning } from './keep-running.ts'
import { openDatabase } from './open-database.ts'
import { keepPictures } from './pictures.ts'
import { prepareExamplePlaybook } from './prepare-example-playbook.ts'
import { readServedPlugin } from './served-plugin.ts'
import { startSite, type Site } from './site.ts'
import { furnish } from './workspace.ts'

export interface StandinOptions {
  /** Where the database lives; made if it is not there. */
  readonly dataFolder: string
  /** Throws away what was kept. */
  readonly isFresh: boolean
  /** The first port to try. */
  readonly port: number
  /** The unpacked plugin, and its program in there. */
  readonly bundlePath: string
  readonly program: string
  readonly pageFolder: string
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** What somebody at the terminal should know. */
  readonly say: (line: string) => void
}

export interface Standin {
  readonly url: string
  readonly mattermost: Mattermost
  readonly site: Site
  /** Ends browsers' connections, plugin and database, in this order. */
  readonly stop: () => Promise<void>
}

/** The whole stand-in: database, world, plugin, web server. @throws {Error} with nothing left running. */
export async function startStandin(options: StandinOptions): Promise<Standin> {
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    return { ...(await startAll(options, (end) => stops.push(end))), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startAll(options: StandinOptions, later: (end: () => Promise<void>) => void) {
  const { say, bundlePath, environment } = options
  const postgres = await startPostgres({ dataFolder: options.dataFolder, durable: true })
  const database = await openDatabase(postgres.url, options.isFresh)
  if (!database) throw new Error('Another stand-in uses these data. Stop it first.')
  later(async () => {
    await database.close()
    await postgres.stop()
  })
  const plugin = await readServedPlugin(bundlePath)
  const port = await findPort(options.port)
  const mattermost = new Mattermost({
    databaseUrl: database.url,
    bundlePath,
    pluginPath: join(bundlePath, options.program),
    siteUrl: `http://localhost:${port}`,
    ...(environment && { environment }),
  })
  later(() => mattermost.stop())
  await keepPictures(mattermost.world)
  await furnish(mattermost.world)
  await mattermost.start()
  await prepareExamplePlaybook(mattermost)
  keepRunning(mattermost.host, say)
  const onUnknown = (endpoint: string) => say(`not implemented: ${endpoint}`)
  const { pageFolder } = options
  const site = await startSite({ mattermost, plugin, pageFolder, port, onUnknown })
  later(site.close)
  return { url: site.url, mattermost, site }
}
