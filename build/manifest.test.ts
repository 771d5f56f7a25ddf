import { expect, test } from '@jest/globals'
import { join } from 'node:path'
import { missingFiles, publishedAt, readManifest, releaseManifest, scriptManifest } from './manifest.ts'
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

test('A-001: the release brings what the plugin list and the catalogue show', () => {
  const published = publishedAt({
    HOMEPAGE_URL: 'https://incidents.example/',
    RELEASE_NOTES_URL: 'https://incidents.example/1.2.3',
  })
  expect(releaseManifest(source, '1.2.3', published)).toMatchObject({
    id: 'incident-collaboration',
    name: 'Incident Collaboration',
    description: expect.stringMatching(/^[^.]+\.$/),
    version: '1.2.3',
    icon_path: 'assets/plugin-icon.svg',
    min_server_version: '11.1.0',
    homepage_url: 'https://incidents.example/',
    release_notes_url: 'https://incidents.example/1.2.3',
    settings_schema: { settings: [{ key: 'settings', type: 'custom' }] },
  })
})

test('without addresses there are no links, and a wrong one is told before anything is packed', () => {
  expect(publishedAt({ HOMEPAGE_URL: '' })).toEqual({})
  expect(() => publishedAt({ HOMEPAGE_URL: 'incidents.example' })).toThrow('HOMEPAGE_URL must be')
})
