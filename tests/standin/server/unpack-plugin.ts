import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../build/paths.ts'
import { builtServer } from '../../support/builds.ts'

/** The product's server, unpacked as a server would have it, beside a web part and a page of one line each. */
export interface UnpackedPlugin {
  readonly bundlePath: string
  readonly program: string
  readonly pageFolder: string
  /** Where the plugin's process puts its socket. */
  readonly sockets: string
  readonly remove: () => Promise<void>
}

export async function unpackPlugin(): Promise<UnpackedPlugin> {
  const folder = await mkdtemp(join(tmpdir(), 'ic-standin-'))
  const [bundlePath, pageFolder, sockets] = ['plugin', 'page', 'sockets'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  for (const path of [pageFolder, sockets, join(bundlePath, 'webapp'), join(bundlePath, 'public')])
    await mkdir(path, { recursive: true })
  const manifest = {
    id: 'incident-collaboration',
    name: 'Incident Collaboration',
    description: 'Not for browsers.',
    version: '1.2.3',
    min_server_version: '11.1.0',
    server: { executable: 'server/plugin.cjs' },
    webapp: { bundle_path: 'webapp/main.js' },
  }
  await writeFile(join(bundlePath, 'plugin.json'), JSON.stringify(manifest))
  await writeFile(join(bundlePath, 'webapp', 'main.js'), 'a')
  await writeFile(join(bundlePath, 'webapp', 'chunk.js'), 'chunk')
  await writeFile(join(bundlePath, 'public', 'hello.txt'), 'hello')
  await writeFile(join(pageFolder, 'index.html'), '<title>page</title>')
  await cp(join(root, 'assets'), join(bundlePath, 'assets'), { recursive: true })
  await cp(await builtServer(), join(bundlePath, 'server', 'plugin.cjs'))
  return {
    bundlePath,
    program: 'server/plugin.cjs',
    pageFolder,
    sockets,
    remove: () => rm(folder, { recursive: true }),
  }
}
