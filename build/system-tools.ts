import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const HOW_TO_GET: Readonly<Record<string, string>> = {
  strip: 'Install binutils (Debian: apt-get install binutils).',
  patchelf:
    'Run "make dist", which fetches it into .cache/tools, or install it (Debian: apt-get install patchelf).',
  ldd: "Install the C library's tools (Debian: apt-get install libc-bin).",
}

/**
 * Finds programs that npm does not have, by name.
 *
 * @throws {Error} naming every one that is missing and how to get it.
 */
export function findTools<Name extends string>(
  names: readonly Name[],
  folders: readonly string[],
): Record<Name, string> {
  const found = names.map((name) => [name, folders.map((folder) => join(folder, name)).find(isExecutable)])
  const missing = found.filter(([, path]) => path === undefined).map(([name]) => String(name))
  if (missing.length > 0) throw new Error(missing.map(sentence).join('\n'))
  return Object.fromEntries(found) as Record<Name, string> // each name has a path, checked above
}

export const foldersOf = (path: string): string[] => path.split(delimiter).filter((folder) => folder !== '')

const sentence = (name: string): string =>
  `"${name}" is needed for the executable and is not installed. ${HOW_TO_GET[name] ?? ''}`.trim()

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
