import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageLicence } from './licences.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'licences-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function makePackage(name: string, license: string | undefined, files: Record<string, string>): string {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'package.json'), JSON.stringify({ name, version: '1.0.0', license }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text)
  return join(folder, name)
}

test('a package is named with its licence and the text', async () => {
  const path = makePackage('usual', 'MIT', { LICENSE: 'Do what you like.\n', 'README.md': '# Usual' })
  expect(await packageLicence(path)).toBe('usual 1.0.0 (MIT)\n\nDo what you like.\n')
})

test('a text at the end of the README will do', async () => {
  const path = makePackage('terse', 'ISC', { 'Readme.md': '# Terse\n\n## License\n\nDo what you like.\n' })
  expect(await packageLicence(path)).toBe('terse 1.0.0 (ISC)\n\n## License\n\nDo what you like.\n')
})

test.each([
  ['strict', 'GPL-3.0', 'strict is under "GPL-3.0", which may not ship.'],
  ['silent', undefined, 'silent is under "no licence", which may not ship.'],
  ['textless', 'MIT', 'textless brings no licence text.'],
])('a %s package does not ship', async (name, license, message) => {
  await expect(packageLicence(makePackage(name, license, {}))).rejects.toThrow(message)
})
