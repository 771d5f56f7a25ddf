import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest, SCRIPT_PATH, scriptManifest } from '../../../build/manifest.ts'

/** An unpacked plugin without its two bundles, and where those belong. */
export interface DevFolder {
  readonly path: string
  readonly serverBundle: string
  readonly webapp: string
}

export async function makeDevFolder(root: string, version: string): Promise<DevFolder> {
  const path = join(root, '.cache', 'dev-plugin')
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { recursive: true })
  await cp(join(root, 'assets'), join(path, 'assets'), { recursive: true })
  const manifest = scriptManifest(readManifest(join(root, 'plugin.json')), version)
  await writeFile(join(path, 'plugin.json'), JSON.stringify(manifest))
  return { path, serverBundle: join(path, SCRIPT_PATH), webapp: join(path, 'webapp', 'dist') }
}
