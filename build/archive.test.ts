import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packFolder } from './archive.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A plugin in a folder of its own name, with files of the given age and modes as an odd umask makes them. */
function makePlugin(name: string, seconds: number): string {
  const plugin = join(folder, name, 'plugin')
  mkdirSync(join(plugin, 'server'), { recursive: true })
  writeFileSync(join(plugin, 'server', 'program'), 'x')
  writeFileSync(join(plugin, 'plugin.json'), '{}')
  chmodSync(join(plugin, 'server', 'program'), 0o700)
  chmodSync(join(plugin, 'plugin.json'), 0o600)
  utimesSync(join(plugin, 'plugin.json'), seconds, seconds)
  return plugin
}

test('there is one top folder, and only the program is executable', async () => {
  const archive = join(folder, 'one.tar.gz')
  await packFolder(makePlugin('one', 1), archive)
  const lines = execFileSync('tar', ['-tvf', archive], { encoding: 'utf8' }).trim().split('\n')
  expect(lines.map((line) => line.split(/\s+/)).map((words) => [words[0], words.at(-1)])).toEqual([
    ['drwxr-xr-x', 'plugin/'],
    ['-rw-r--r--', 'plugin/plugin.json'],
    ['drwxr-xr-x', 'plugin/server/'],
    ['-rwxr-xr-x', 'plugin/server/program'],
  ])
})

test('the same content gives the same bytes, whenever it was built', async () => {
  await packFolder(makePlugin('early', 1_000), join(folder, 'early.tar.gz'))
  await packFolder(makePlugin('late', 2_000), join(folder, 'late.tar.gz'))
  expect(readFileSync(join(folder, 'late.tar.gz'))).toEqual(readFileSync(join(folder, 'early.tar.gz')))
})
