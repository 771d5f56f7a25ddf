import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

interface Manifest {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly min_server_version: string
  readonly webapp: { readonly bundle_path: string }
}

/** The plugin as far as browsers get it. */
export interface ServedPlugin {
  readonly id: string
  /** What `GET /plugins/webapp` tells; without what is the server's business. */
  readonly manifest: Readonly<Record<string, unknown>>
  /** Every file beside the web part's main file is served, that one under another name. */
  readonly webappFolder: string
  readonly mainFile: string
  readonly servedMainFile: string
  readonly publicFolder: string
}

/** Reads an unpacked bundle. @throws {Error} when its plugin.json or its main file is not there. */
export async function readServedPlugin(bundlePath: string): Promise<ServedPlugin> {
  const text = await readFile(join(bundlePath, 'plugin.json'), 'utf8')
  const { id, name, version, min_server_version, webapp } = JSON.parse(text) as Manifest
  const mainPath = join(bundlePath, webapp.bundle_path)
  const servedMainFile = `${id}_${fnv1a(await readFile(mainPath))}_bundle.js`
  return {
    id,
    manifest: {
      id,
      name,
      description: '',
      version,
      min_server_version,
      webapp: { bundle_path: `/static/${id}/${servedMainFile}` },
    },
    webappFolder: dirname(mainPath),
    mainFile: basename(mainPath),
    servedMainFile,
    publicFolder: join(bundlePath, 'public'),
  }
}

/** 64 bits, in hexadecimal. Source: Go's hash/fnv, New64a. */
function fnv1a(bytes: Buffer): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}
