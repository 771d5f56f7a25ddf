import { join } from 'node:path'
import { freshDatabase } from '../../support/database.ts'
import { Mattermost } from '../mattermost.ts'
import { findPort } from './find-port.ts'
import { keepPictures } from './pictures.ts'
import { prepareExamplePlaybook } from './prepare-example-playbook.ts'
import { readServedPlugin } from './served-plugin.ts'
import { startSite } from './site.ts'
import { unpackPlugin } from './unpack-plugin.ts'
import { Visitor } from './visitor.ts'
import { furnish } from './workspace.ts'

/** A furnished stand-in with the product as a process of its own, reached over real HTTP; for one test file. */
export async function openSite() {
  const { bundlePath, program, pageFolder, sockets, remove } = await unpackPlugin()
  const database = await freshDatabase({ contents: 'host-tables' })
  const port = await findPort(0)
  const mattermost = new Mattermost({
    databaseUrl: database.url,
    bundlePath,
    pluginPath: join(bundlePath, program),
    environment: { ...process.env, TMPDIR: sockets },
    siteUrl: `http://localhost:${port}`,
  })
  await keepPictures(mattermost.world)
  await furnish(mattermost.world)
  await mattermost.start()
  await prepareExamplePlaybook(mattermost)
  const unknown: string[] = []
  const plugin = await readServedPlugin(bundlePath)
  const onUnknown = (endpoint: string) => unknown.push(endpoint)
  const site = await startSite({ mattermost, plugin, pageFolder, port, onUnknown })
  return {
    url: site.url,
    mattermost,
    /** Endpoints that somebody asked for and that are not there. */
    unknown,
    visitor: (username: string): Promise<Visitor> => Visitor.logIn(site.url, username),
    async close(): Promise<void> {
      await site.close()
      await mattermost.stop()
      await database.drop()
      await remove()
    },
  }
}
