import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { missingFiles, type Manifest } from './manifest.ts'
import { paths, root } from './paths.ts'

/** Shipped as they are, under the same names. */
const COPIED = ['LICENSE', 'assets/plugin-icon.svg', 'assets/bot-picture.png']

/** Starts a plugin folder anew with all that both forms share: manifest, web app, pictures, licence. */
export async function startPluginFolder(folder: string, manifest: Manifest): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'server'), { recursive: true })
  await writeFile(join(folder, 'plugin.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  for (const file of COPIED) await cp(join(root, file), join(folder, file))
  await cp(paths.webapp, join(folder, dirname(manifest.webapp.bundle_path)), { recursive: true })
}

/** @throws {Error} naming the files that the manifest promises and the folder lacks. */
export async function checkPluginFolder(folder: string, manifest: Manifest): Promise<void> {
  const missing = missingFiles(manifest, await filesOf(folder))
  if (missing.length > 0)
    throw new Error(`plugin.json names files that are not there: ${missing.join(', ')}.`)
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}
