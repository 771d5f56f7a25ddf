import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import webpack, { type Configuration } from 'webpack'

type Configure = (environment: object, given: { readonly mode: string }) => Configuration

/** As {@link watchServer}, for the web app, whose chunks go into a folder. */
export async function watchWebapp(
  root: string,
  folder: string,
  onBuilt: () => void,
): Promise<{ readonly stop: () => Promise<void> }> {
  const file = pathToFileURL(join(root, 'webpack.config.js')).href
  const { default: configure } = (await import(file)) as { readonly default: Configure } // it is JavaScript
  const configuration = configure({}, { mode: 'development' })
  const { promise: firstBuild, resolve: first } = Promise.withResolvers<void>()
  let isFirst = true
  const compiler = webpack({
    ...configuration,
    output: { ...configuration.output, path: folder },
    // What they list is the release's business.
    plugins: [],
  })
  const watching = compiler.watch({}, (error, stats) => {
    if (error) return console.error(error)
    if (stats?.hasErrors()) return console.error(stats.toString('errors-warnings'))
    if (!isFirst) return onBuilt()
    isFirst = false
    first()
  })
  await firstBuild
  return {
    stop: () => new Promise((resolve) => watching?.close(() => compiler.close(() => resolve()))),
  }
}
