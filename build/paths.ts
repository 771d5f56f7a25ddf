import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import project from '../package.json' with { type: 'json' }

export const root = fileURLToPath(new URL('..', import.meta.url))
export const pluginId = project.name
export const version = project.version

const dist = join(root, 'dist')

/** Where each step of the build leaves what it makes. */
export const paths = {
  serverBundle: join(dist, 'server', 'plugin.cjs'),
  serverMetafile: join(dist, 'server', 'metafile.json'),
  webapp: join(dist, 'webapp'),
  webappModules: join(dist, 'webapp-modules.json'),
  scriptFolder: join(dist, 'script', pluginId),
  releaseFolder: join(dist, pluginId),
  archive: join(dist, `${pluginId}-${version}-linux-amd64.tar.gz`),
  tools: join(root, '.cache', 'tools', 'bin'),
}
