import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { root } from '../../../build/paths.ts'
import { Visitor } from '../server/visitor.ts'

// It builds both halves of the plugin, and a database cluster.
jest.setTimeout(180_000)

const COPIED = [
  'assets',
  'build',
  'server',
  'webapp',
  'tests/standin',
  'LICENSE',
  'package.json',
  'plugin.json',
]
const CONFIGURATION = ['tsconfig.base.json', 'tsconfig.json', 'webpack.config.js']

let copy: string
let child: ChildProcessByStdio<null, Readable, Readable>
let ann: Visitor

/** What the terminal shows from now on. */
const said: string[] = []

/** Resolves with the first line of that kind, already there or still to come; lines before it are forgotten. */
async function hear(pattern: RegExp): Promise<string> {
  for (;;) {
    const place = said.findIndex((line) => pattern.test(line))
    if (place >= 0) return said.splice(0, place + 1).at(-1) ?? ''
    await once(lines, 'line')
  }
}
let lines: ReturnType<typeof createInterface>

/** Puts something else in the place of a text in a copied source. */
async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(copy, file), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(copy, file), text.replace(from, to))
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'ic-dev-'))
  await chmod(copy, 0o755)
  await mkdir(join(copy, 'tests'))
  for (const name of [...COPIED, ...CONFIGURATION])
    await cp(join(root, name), join(copy, name), { recursive: true })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  child = spawn(process.execPath, ['tests/standin/dev.ts'], {
    cwd: copy,
    env: { ...process.env, TMPDIR: copy },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  lines = createInterface(child.stdout)
  for (const stream of [lines, createInterface(child.stderr)])
    stream.on('line', (line) => {
      said.push(line)
      if (stream !== lines) lines.emit('line', '')
    })
  const url = /http:\S+/.exec(await hear(/http:\S+/))?.[0] ?? ''
  await hear(/show by themselves/)
  ann = await Visitor.logIn(url, 'ann')
})
afterAll(async () => {
  if (child.exitCode === null) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await rm(copy, { recursive: true })
})

const bundlePath = async () => {
  const [manifest] = (await ann.get('/api/v4/plugins/webapp')) as { webapp: { bundle_path: string } }[]
  return manifest?.webapp.bundle_path
}

test('a change of the web app is built, and open pages are told to load it', async () => {
  const ears = await ann.listen()
  const before = await bundlePath()
  await change('webapp/src/index.ts', 'const page', `performance.mark('changed')\nconst page`)
  await ears.hear('standin_reload')
  expect(await hear(/web app is built anew/)).toContain('open pages load it')
  expect(await bundlePath()).not.toBe(before)
})

test('a change of the server is built, and the plugin is stopped and started', async () => {
  await change('server/main.ts', 'import', "console.error('[INFO] changed')\nimport")
  expect(await hear(/server is built anew/)).toContain('the plugin was stopped and started')
  expect((await ann.ask('GET', '/plugins/incident-collaboration/api/v0/openapi.json')).status).toBe(200)
})

test('what does not build is shown, and what is there goes on', async () => {
  await change('server/main.ts', "console.error('[INFO] changed')", 'this is no program')
  expect(await hear(/ERROR/)).toContain('Expected')
  expect((await ann.ask('GET', '/plugins/incident-collaboration/api/v0/openapi.json')).status).toBe(200)
  await change('server/main.ts', 'this is no program', '')
  await hear(/the plugin was stopped and started/)
  await change('webapp/src/index.ts', 'const page', 'const const page')
  await hear(/ERROR/)
  await change('webapp/src/index.ts', 'const const page', 'const page')
  await hear(/open pages load it/)
})

test('Ctrl-C ends it with all that it started', async () => {
  const exit = once(child, 'exit')
  child.kill('SIGINT')
  expect(await exit).toEqual([0, null])
  await expect(ann.get('/api/v4/users/me')).rejects.toThrow('fetch failed')
  expect(await readFile(join(copy, '.data', 'standin', 'postmaster.pid')).catch(() => 'gone')).toBe('gone')
})
