import { join } from 'node:path'
import { bundleServer } from '../../build/bundle.ts'
import { root } from '../../build/paths.ts'
import { run } from '../../build/run.ts'
import { buildPage } from '../standin/page/build.ts'
import { buildOnce } from './build-once.ts'

/** What all are made with. */
const TOOLS = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json']

/** The server as one file that can be started. */
export async function builtServer(): Promise<string> {
  const folder = await buildOnce({
    name: 'server',
    sources: [...TOOLS, 'server', 'assets', 'build/bundle.ts'],
    build: (into) => bundleServer('server/main.ts', join(into, 'plugin.cjs'), root),
  })
  return join(folder, 'plugin.cjs')
}

/** The folder of the web app as it ships: `main.js` and its chunks. */
export const builtWebapp = (): Promise<string> =>
  buildOnce({
    name: 'webapp',
    sources: [...TOOLS, 'server/contract', 'server/domain', 'webapp', 'assets', 'webpack.config.js'],
    build: (into) => run('webpack', ['--mode', 'production', '--output-path', into], root),
  })

/** The folder of the page that plays Mattermost's. */
export const builtPage = (): Promise<string> =>
  buildOnce({ name: 'page', sources: [...TOOLS, 'tests/standin/page'], build: buildPage })
