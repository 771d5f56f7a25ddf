/** `make dev`: the stand-in, and both halves of the plugin built anew as their sources change, until Ctrl-C. */
import { join } from 'node:path'
import { SCRIPT_PATH } from '../../build/manifest.ts'
import { root, version } from '../../build/paths.ts'
import { makeDevFolder } from './dev/dev-folder.ts'
import { watchServer } from './dev/watch-server.ts'
import { watchWebapp } from './dev/watch-webapp.ts'
import { buildPage } from './page/build.ts'
import { runStandin } from './server/run-standin.ts'
import { readServedPlugin } from './server/served-plugin.ts'
import type { Standin } from './server/standin.ts'

const say = (line: string): void => console.log(line)

const folder = await makeDevFolder(root, version)
const pageFolder = join(root, '.cache', 'standin-page')
let standin: Standin | undefined
/** One after the other: of two changes at once, the later one's restart comes after the earlier one's. */
let work = Promise.resolve()

const [server, webapp] = await Promise.all([
  watchServer(root, folder.serverBundle, () => afterwards('The server is built anew', restart)),
  watchWebapp(root, folder.webapp, () => afterwards('The web app is built anew', reload)),
  buildPage(pageFolder),
])

await runStandin(
  {
    dataFolder: join(root, '.data', 'standin'),
    isFresh: process.env['FRESH'] === '1',
    port: 8065,
    bundlePath: folder.path,
    program: SCRIPT_PATH,
    pageFolder,
    say,
  },
  (running) => {
    standin = running
    say('Changes below webapp/src and server/ show by themselves.')
    return stop
  },
)

function afterwards(built: string, act: (running: Standin) => Promise<string>): void {
  work = work
    .then(async () => standin && say(`${built}: ${await act(standin)}`))
    .catch((error: unknown) => say(`${built}, but: ${String(error)}`))
    .then(() => undefined)
}

async function restart({ mattermost }: Standin): Promise<string> {
  await mattermost.host.restart()
  return 'the plugin was stopped and started.'
}

async function reload({ mattermost, site }: Standin): Promise<string> {
  site.serve(await readServedPlugin(folder.path))
  mattermost.world.base.send({ event: 'standin_reload', payload: {}, broadcast: {} })
  return 'open pages load it.'
}

async function stop(): Promise<void> {
  standin = undefined
  await Promise.all([server.stop(), webapp.stop()])
  await work
}
