import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Whether a built file is there and no source, given as file or folder, is younger. */
export async function isUpToDate(built: string, sources: readonly string[]): Promise<boolean> {
  const builtAt = (await stat(built).catch(() => undefined))?.mtimeMs
  if (builtAt === undefined) return false
  for (const source of sources) if ((await youngestIn(source)) > builtAt) return false
  return true
}

async function youngestIn(path: string): Promise<number> {
  const about = await stat(path)
  if (!about.isDirectory()) return about.mtimeMs
  const names = (await readdir(path)).filter((name) => name !== 'node_modules')
  const times = await Promise.all(names.map((name) => youngestIn(join(path, name))))
  return Math.max(0, ...times)
}
