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

/** The manifest of the release: package.json is the one place that holds the version. */
export const releaseManifest = (source: Manifest, version: string): Manifest => ({ ...source, version })

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
