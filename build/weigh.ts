import type { Metafile } from 'esbuild'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { judgeSizes, judgeWebBundle, type Verdict } from './budgets.ts'
import { filesInBundle } from './bundle.ts'
import { packageFolders } from './packages.ts'
import { paths } from './paths.ts'

/** Folders of the npm packages in the server bundle, by the last build. */
export function serverPackages(): string[] {
  const metafile = JSON.parse(readFileSync(paths.serverMetafile, 'utf8')) as Metafile // written by bundleServer
  return packageFolders(filesInBundle(metafile))
}

/** Names of the modules in the web bundle, by the last build. */
export const webappModules = (): string[] => JSON.parse(readFileSync(paths.webappModules, 'utf8')) as string[] // written by webpack.config.js

/** Weighs the last build; the archive only where it was just made. */
export function weighBuild(archive?: string): Verdict[] {
  const scripts = webappScripts()
  const sizes = {
    webappGzip: sum(scripts.map((script) => gzipSync(script, { level: 9 }).length)),
    serverBundle: statSync(paths.serverBundle).size,
    packages: serverPackages().length,
    ...(archive !== undefined && { archive: statSync(archive).size }),
  }
  return [...judgeSizes(sizes), ...judgeWebBundle(webappModules(), scripts.join('\n'))]
}

/** What the page loads at once, and what it loads when it is needed. */
const webappScripts = (): Buffer[] =>
  readdirSync(paths.webapp)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(paths.webapp, name)))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** @returns How many budgets are broken. */
export function printVerdicts(verdicts: readonly Verdict[]): number {
  for (const { isKept, line } of verdicts) console.log(`${isKept ? 'ok    ' : 'BROKEN'} ${line}`)
  return verdicts.filter(({ isKept }) => !isKept).length
}
