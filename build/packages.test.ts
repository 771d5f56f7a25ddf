import { expect, test } from '@jest/globals'
import { packageFolders } from './packages.ts'

test('files are counted by package, scoped ones and second copies apart', () => {
  const files = [
    'server/main.ts',
    'node_modules/pg/lib/index.js',
    'node_modules/pg/lib/client.js',
    './node_modules/@fastify/error/index.js',
    'node_modules/ajv/node_modules/fast-uri/index.js',
    'node_modules/fast-uri/index.js',
  ]
  expect(packageFolders(files)).toEqual([
    './node_modules/@fastify/error',
    'node_modules/ajv/node_modules/fast-uri',
    'node_modules/fast-uri',
    'node_modules/pg',
  ])
})
