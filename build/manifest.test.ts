import { expect, test } from '@jest/globals'
import { join } from 'node:path'
import { missingFiles, readManifest, releaseManifest, scriptManifest } from './manifest.ts'
import { root } from './paths.ts'

const source = readManifest(join(root, 'plugin.json'))
const shared = ['plugin.json', 'webapp/dist/main.js', 'assets/plugin-icon.svg']

test('the release needs its executable, the script form its script', () => {
  expect(missingFiles(releaseManifest(source, '1.2.3'), shared)).toEqual(['server/plugin-linux-amd64'])
  expect(missingFiles(scriptManifest(source, '1.2.3'), shared)).toEqual(['server/plugin.cjs'])
})

test('a web app and an icon that are not there are named', () => {
  const missing = missingFiles(scriptManifest(source, '1.2.3'), ['server/plugin.cjs'])
  expect(missing).toEqual(['webapp/dist/main.js', 'assets/plugin-icon.svg'])
})

test('the version is written by the build only', () => {
  expect(source.version).toBeUndefined()
  expect(releaseManifest(source, '1.2.3').version).toBe('1.2.3')
})
