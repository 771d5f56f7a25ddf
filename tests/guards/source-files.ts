import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE = /\.(?:tsx?|mjs|cjs|js)$/
const NOT_OURS = /(?:^|\/)(?:node_modules|\.cache|\.data|dist)(?:\/|$)/

/** Paths of our own source files below these folders, from the repository's root. */
export const sourceFiles = (folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => SOURCE.test(path) && !NOT_OURS.test(path)),
  )
