import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root } from '../../build/paths.ts'
import { onServer } from './template.ts'
import { openTestPostgres } from './test-postgres.ts'

export interface Recipe {
  readonly name: string
  /** Files and folders, below the project's; what is a test does not count. */
  readonly sources: readonly string[]
  /** Puts what it makes into this folder, which is empty. */
  readonly build: (folder: string) => Promise<unknown>
}

const BUILDING = 4_817_238
const BUILT = join(root, '.cache', 'built')
const KEPT_UNUSED_MS = 3_600_000

/**
 * A folder with what is built from these sources as they are now, made if no test has made it yet; for reading
 * only. Its name follows from the sources, so a changed one makes another; many processes may ask at once.
 */
export async function buildOnce(recipe: Recipe): Promise<string> {
  const folder = join(BUILT, `${recipe.name}-${await stateOf(recipe.sources)}`)
  if (await isThere(folder)) return folder
  const { url } = await openTestPostgres()
  // The lock ends with its connection, so that a builder which was killed keeps nobody waiting.
  await onServer(url, async (server) => {
    await server.query('select pg_advisory_lock($1, hashtext($2))', [BUILDING, recipe.name])
    if (!(await isThere(folder))) await make(recipe, folder)
  })
  return folder
}

/** Under another name until it is complete: a half-made one is never used. */
async function make({ name, build }: Recipe, folder: string): Promise<void> {
  await removeUnused(name)
  await mkdir(BUILT, { recursive: true })
  const half = await mkdtemp(join(BUILT, `half-${name}-`))
  try {
    await build(half)
    await rename(half, folder)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    throw error
  }
}

/** Its time says when it was used last. */
async function isThere(folder: string): Promise<boolean> {
  const now = new Date()
  return utimes(folder, now, now).then(
    () => true,
    () => false,
  )
}

/** Of older sources, and of builders that were killed; a run beside this one may still be at theirs. */
async function removeUnused(name: string): Promise<void> {
  const folders = await readdir(BUILT).catch(() => [])
  for (const folder of folders.filter((each) => each.replace(/^half-/, '').startsWith(`${name}-`))) {
    const { mtimeMs } = await stat(join(BUILT, folder))
    if (Date.now() - mtimeMs > KEPT_UNUSED_MS) await rm(join(BUILT, folder), { recursive: true, force: true })
  }
}

async function stateOf(sources: readonly string[]): Promise<string> {
  const files = (await Promise.all(sources.map((source) => filesIn(join(root, source))))).flat()
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(`${relative(root, file)}\0`).update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
