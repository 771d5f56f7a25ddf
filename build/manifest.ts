import { readFileSync } from 'node:fs'

/** The fields of plugin.json that name files. */
export interface Manifest {
  readonly id: string
  readonly version?: string
  readonly icon_path: string
  readonly server:
    { readonly executables: Readonly<Record<string, string>> } | { readonly executable: string }
  readonly webapp: { readonly bundle_path: string }
}

export const SCRIPT_PATH = 'server/plugin.cjs'

export function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest // our own file; the host judges the rest of it
}

/** Where a release is published; whoever publishes it knows. The host's plugin list and catalogue link there. */
interface Published {
  readonly homepage_url?: string
  readonly release_notes_url?: string
}

/** The manifest of the release: package.json is the one place that holds the version. */
export const releaseManifest = (source: Manifest, version: string, published: Published = {}) => ({
  ...source,
  version,
  ...published,
})

/** @throws {Error} for an address that the host would refuse, and with it the whole archive. */
export function publishedAt(environment: Readonly<Record<string, string | undefined>>): Published {
  const [homepage_url, release_notes_url] = ['HOMEPAGE_URL', 'RELEASE_NOTES_URL'].map((name) => {
    const address = environment[name] ?? ''
    if (address === '' || /^https?:$/.test(URL.parse(address)?.protocol ?? '')) return address
    throw new Error(`${name} must be an address that begins with http:// or https://.`)
  })
  return { ...(homepage_url && { homepage_url }), ...(release_notes_url && { release_notes_url }) }
}

/** The manifest of the small form for servers and tests that have Node on their PATH. */
export const scriptManifest = (source: Manifest, version: string): Manifest => ({
  ...source,
  version,
  server: { executable: SCRIPT_PATH },
})

/** What the manifest promises and the folder lacks. */
export function missingFiles(manifest: Manifest, files: readonly string[]): string[] {
  const { server } = manifest
  const programs = 'executable' in server ? [server.executable] : Object.values(server.executables)
  return [...programs, manifest.webapp.bundle_path, manifest.icon_path].filter(
    (file) => !files.includes(file),
  )
}
