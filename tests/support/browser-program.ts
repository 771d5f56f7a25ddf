import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What starts a browser, and the environment that only the browser gets. */
export interface BrowserProgram {
  readonly path: string
  readonly environment: Readonly<Record<string, string>>
}

const cache = fileURLToPath(new URL('../../.cache', import.meta.url))
const unpacker = fileURLToPath(new URL('unpack-browser.ts', import.meta.url))
const installedNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * The browser named by BROWSER_PATH; else the one from npm; else one that is installed.
 *
 * @throws {Error} when there is none; browser tests are never skipped.
 */
export async function findBrowser(): Promise<BrowserProgram> {
  const named = process.env.BROWSER_PATH
  if (named) return { path: named, environment: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return browserFromNpm()
  const path = installedBrowser()
  if (path) return { path, environment: {} }
  throw new Error('There is no browser. Install Chromium, or name one in BROWSER_PATH.')
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return installedNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

/** A bare system lacks the libraries and has no font, and without any font a page hangs: it brings its own. */
async function browserFromNpm(): Promise<BrowserProgram> {
  const folder = join(cache, 'browser')
  if (!existsSync(folder)) await unpackInto(folder)
  return {
    path: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** Unpacks beside the folder and renames: of two processes doing so at once, the later one's copy is dropped. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const ours = await mkdtemp(join(cache, 'browser-'))
  try {
    await promisify(execFile)(process.execPath, [unpacker], { env: { ...process.env, TMPDIR: ours } })
    await writeFile(join(ours, 'fonts.conf'), fontsConfiguration(folder))
    await rename(ours, folder)
  } catch (error) {
    await rm(ours, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

const fontsConfiguration = (folder: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
