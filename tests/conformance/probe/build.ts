import { build } from 'esbuild'
import { chmod, copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('.', import.meta.url))

/** Bundles the probe into one script that Node runs, with its manifest beside it: a plugin folder as the host wants it. */
export async function buildProbe(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const script = join(folder, 'plugin.cjs')
  await build({
    entryPoints: [join(source, 'main.ts')],
    outfile: script,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  })
  await chmod(script, 0o755)
  await copyFile(join(source, 'plugin.json'), join(folder, 'plugin.json'))
}
