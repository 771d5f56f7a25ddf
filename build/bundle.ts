import { build, type BuildOptions, type Metafile } from 'esbuild'
import { chmod, readFile, writeFile } from 'node:fs/promises'

/** How the server becomes one CommonJS file. */
export const serverOptions = (entry: string, outFile: string, workingDir: string) =>
  ({
    entryPoints: [entry],
    outfile: outFile,
    absWorkingDir: workingDir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    banner: { js: '#!/usr/bin/env node' },
    logOverride: { 'empty-import-meta': 'error' },
    metafile: true,
  }) satisfies BuildOptions

/**
 * Bundles the server into one file that runs as a script (`#!`, mode 0755) and inside the executable.
 * Identifiers keep their names: stack traces in the log stay readable without source maps.
 */
export async function bundleServer(entry: string, outFile: string, workingDir: string): Promise<Metafile> {
  const { metafile } = await build(serverOptions(entry, outFile, workingDir))
  await writeFile(outFile, inAscii(await readFile(outFile, 'utf8')))
  await chmod(outFile, 0o755)
  return metafile
}

/** A script with one other letter is kept in two bytes a letter by V8 as long as it runs: megabytes. */
const inAscii = (script: string): string =>
  script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Source files of which something is left in the bundle, relative to the working directory. */
export function filesInBundle(metafile: Metafile): string[] {
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file),
  )
}
