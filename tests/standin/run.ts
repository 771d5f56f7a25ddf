/** `make run`: everything that one needs to try the plugin out, until Ctrl-C. */
import { join } from 'node:path'
import { SCRIPT_PATH } from '../../build/manifest.ts'
import { paths, root } from '../../build/paths.ts'
import { run } from '../../build/run.ts'
import { buildPage } from './page/build.ts'
import { isUpToDate } from './server/is-up-to-date.ts'
import { runStandin } from './server/run-standin.ts'

const SOURCES = [
  'server',
  'webapp',
  'build',
  'assets',
  'package-lock.json',
  'plugin.json',
  'webpack.config.js',
]

const sources = SOURCES.map((name) => join(root, name))
const isBuilt = await isUpToDate(join(paths.scriptFolder, 'plugin.json'), sources)
if (!isBuilt) await run('npm', ['run', 'build'], root)
const pageFolder = join(root, '.cache', 'standin-page')
await buildPage(pageFolder)

await runStandin({
  dataFolder: join(root, '.data', 'standin'),
  isFresh: process.env['FRESH'] === '1',
  port: 8065,
  bundlePath: paths.scriptFolder,
  program: SCRIPT_PATH,
  pageFolder,
  say: (line) => console.log(line),
})
