import type { Browser, Page } from 'playwright-core'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { root } from '../../build/paths.ts'
import { Mattermost } from '../standin/mattermost.ts'
import { findPort } from '../standin/server/find-port.ts'
import { keepPictures } from '../standin/server/pictures.ts'
import { prepareExamplePlaybook } from '../standin/server/prepare-example-playbook.ts'
import { readServedPlugin } from '../standin/server/served-plugin.ts'
import { startSite } from '../standin/server/site.ts'
import { furnish } from '../standin/server/workspace.ts'
import { openPage, startBrowser, type OpenOptions } from '../support/browser.ts'
import { builtPage, builtServer, builtWebapp } from '../support/builds.ts'
import { freshDatabase } from '../support/database.ts'

type Look = Omit<OpenOptions, 'url' | 'userId'>

/** The furnished stand-in with the product's real bundle, and a browser to look at it; for one test file. */
export class Stage {
  /** Endpoints that the page asked for and the stand-in does not have. */
  readonly unknown: string[] = []
  readonly url: string
  private readonly browser: Browser
  private readonly ends: (() => Promise<unknown>)[]

  private constructor(url: string, browser: Browser, ends: (() => Promise<unknown>)[]) {
    this.url = url
    this.browser = browser
    this.ends = ends
  }

  static async open(): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'ic-browser-'))
    const [bundlePath, sockets] = [join(folder, 'plugin'), join(folder, 's')]
    const [pageFolder] = await Promise.all([builtPage(), unpackPlugin(bundlePath), mkdir(sockets)])
    const database = await freshDatabase({ contents: 'host-tables' })
    const port = await findPort(0)
    const mattermost = new Mattermost({
      databaseUrl: database.url,
      bundlePath,
      pluginPath: join(bundlePath, 'server', 'plugin.cjs'),
      siteUrl: `http://localhost:${port}`,
      environment: { ...process.env, TMPDIR: sockets },
    })
    await keepPictures(mattermost.world)
    await furnish(mattermost.world)
    await mattermost.start()
    await prepareExamplePlaybook(mattermost)
    const browser = await startBrowser()
    const plugin = await readServedPlugin(bundlePath)
    const onUnknown = (endpoint: string) => stage.unknown.push(endpoint)
    const site = await startSite({ mattermost, plugin, pageFolder, port, onUnknown })
    const stage = new Stage(site.url, browser, [
      () => browser.close(),
      site.close,
      () => mattermost.stop(),
      database.drop,
      () => rm(folder, { recursive: true }),
    ])
    return stage
  }

  /** The page as this person sees it, once messages show. */
  async as(username: string, look: Look = {}): Promise<Page> {
    const people = (await (await fetch(`${this.url}/standin/people`)).json()) as {
      id: string
      username: string
    }[]
    const userId = people.find((person) => person.username === username)?.id
    const page = await openPage(this.browser, { url: this.url, ...(userId && { userId }), ...look })
    await page.locator('.post').first().waitFor()
    return page
  }

  /** The page as a browser sees it that nobody has logged in with. */
  asNobody(): Promise<Page> {
    return openPage(this.browser, { url: this.url })
  }

  async close(): Promise<void> {
    for (const end of this.ends) await end()
  }
}

async function unpackPlugin(folder: string): Promise<void> {
  const [program, webapp] = await Promise.all([builtServer(), builtWebapp()])
  await cp(join(root, 'plugin.json'), join(folder, 'plugin.json'))
  await cp(join(root, 'assets'), join(folder, 'assets'), { recursive: true })
  await cp(program, join(folder, 'server', 'plugin.cjs'))
  await cp(webapp, join(folder, 'webapp', 'dist'), { recursive: true })
}
