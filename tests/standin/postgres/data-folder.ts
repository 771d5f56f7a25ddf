import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { canReach, type ServerUser } from './server-user.ts'

const run = promisify(execFile)
const SHARED_FOLDERS = ['/var/tmp', tmpdir()]

/**
 * The folder that will really be used: the wanted one, or one below a shared folder if `user` cannot reach the
 * wanted one (root's checkout inside a private home). The same wish always leads to the same folder.
 */
export async function reachableFolder(user: ServerUser, wanted: string): Promise<string> {
  const folder = resolve(wanted)
  await mkdir(dirname(folder), { recursive: true })
  if (canReach(user, dirname(folder))) return folder
  const shared = SHARED_FOLDERS.find((path) => existsSync(path) && canReach(user, path))
  if (!shared) throw new Error(`The database's user can reach neither ${folder} nor a temporary folder.`)
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return join(shared, `incident-collaboration-data-${key}`)
}

/**
 * Makes the database cluster if it is not there: complete or not at all, also when two processes try at once.
 *
 * @param durable False leaves out waiting for the disk.
 */
export async function makeDataFolder(
  { initdb }: Binaries,
  user: ServerUser,
  { dataFolder, durable }: { readonly dataFolder: string; readonly durable: boolean },
): Promise<void> {
  if (existsSync(join(dataFolder, 'PG_VERSION'))) return
  const half = await mkdtemp(`${dataFolder}-`)
  try {
    await fill(half)
    await rename(join(half, 'data'), dataFolder).catch((cause: unknown) => {
      if (!existsSync(join(dataFolder, 'PG_VERSION'))) throw cause
    })
  } finally {
    await rm(half, { recursive: true, force: true })
  }

  async function fill(folder: string): Promise<void> {
    const password = join(folder, 'password')
    await writeFile(password, randomBytes(16).toString('hex'), { mode: 0o600 })
    if (user.uid !== undefined && user.gid !== undefined) {
      await chown(folder, user.uid, user.gid)
      await chown(password, user.uid, user.gid)
    }
    const data = join(folder, 'data')
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${password}`]
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const args = [`--pgdata=${data}`, ...access, ...locale, ...(durable ? [] : ['--no-sync'])]
    await run(initdb, args, { ...user, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' } })
    await rename(password, passwordFile(data))
  }
}

/** The superuser's password; only the folder's owner and root can read it. */
export async function readPassword(dataFolder: string): Promise<string> {
  return (await readFile(passwordFile(dataFolder), 'utf8')).trim()
}

const passwordFile = (dataFolder: string): string => join(dataFolder, 'superuser-password')
