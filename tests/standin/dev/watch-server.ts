import { context } from 'esbuild'
import { chmod } from 'node:fs/promises'
import { serverOptions } from '../../../build/bundle.ts'

/**
 * Builds the server, and again whenever something that went into it has changed.
 *
 * @param onBuilt Not called for a build that failed: the terminal shows why, and the next change is waited for.
 * @returns after the first build that succeeded; `stop` ends the watching.
 */
export async function watchServer(
  root: string,
  outFile: string,
  onBuilt: () => void,
): Promise<{ readonly stop: () => Promise<void> }> {
  const { promise: firstBuild, resolve: first } = Promise.withResolvers<void>()
  let isFirst = true
  const tell = async (): Promise<void> => {
    await chmod(outFile, 0o755)
    if (!isFirst) return onBuilt()
    isFirst = false
    first()
  }
  const watching = await context({
    ...serverOptions('server/main.ts', outFile, root),
    logLevel: 'warning',
    plugins: [
      {
        name: 'tell',
        setup: (build) => build.onEnd(({ errors }) => (errors.length === 0 ? tell() : undefined)),
      },
    ],
  })
  await watching.watch()
  await firstBuild
  return { stop: () => watching.dispose() }
}
