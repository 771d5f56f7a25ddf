import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../build/paths.ts'
import { Mattermost } from '../standin/mattermost.ts'
import { builtServer } from '../support/builds.ts'
import { freshDatabase } from '../support/database.ts'

/** The product as Mattermost starts it, with a folder for sockets and a database, for one test file. */
export async function makePlace() {
  const folder = await mkdtemp(join(tmpdir(), 'ic-process-'))
  const [sockets, program] = [join(folder, 'sockets'), await builtServer()]
  await mkdir(sockets)
  const database = await freshDatabase({ contents: 'host-tables' })
  const environment = { ...process.env, TMPDIR: sockets }
  const started: Mattermost[] = []
  return {
    program,
    environment,
    databaseUrl: database.url,
    bundlePath: root,
    /** Names of the socket files. */
    sockets: () => readdir(sockets),
    /** A server that runs the product; it is stopped with the place. */
    mattermost(options: Partial<ConstructorParameters<typeof Mattermost>[0]> = {}): Mattermost {
      const given = {
        databaseUrl: database.url,
        bundlePath: root,
        pluginPath: program,
        environment,
        ...options,
      }
      const mattermost = new Mattermost(given)
      started.push(mattermost)
      return mattermost
    },
    async leave(): Promise<void> {
      await Promise.all(started.map((mattermost) => mattermost.stop()))
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}

/** Waits for what no event tells of: polls until it is true. @throws {Error} after so many milliseconds. */
export async function becomesTrue(what: string, withinMs: number, check: () => boolean | Promise<boolean>) {
  const deadline = performance.now() + withinMs
  while (!(await check())) {
    if (performance.now() > deadline) throw new Error(`Not true within ${withinMs} ms: ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
