import { build, type BuildOptions, type Metafile } from 'esbuild'
import { chmod } from 'node:fs/promises'

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
  await chmod(outFile, 0o755)
  return metafile
}

/** Source files of which something is left in the bundle, relative to the working directory. */
export function filesInBundle(metafile: Metafile): string[] {
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file),
  )
}
