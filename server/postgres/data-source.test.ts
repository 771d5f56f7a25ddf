import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { readDataSource } from './data-source.ts'

const read = (dataSource: string) => readDataSource({ driverName: 'postgres', dataSource })

let folder: string
let certificate: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-source-'))
  certificate = join(folder, 'root.pem')
  await writeFile(certificate, 'a certificate')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the address that Mattermost is installed with is read', () => {
  const address = 'postgres://mmuser:mostest@localhost/mattermost_test?sslmode=disable&connect_timeout=10'
  expect(read(`${address}&binary_parameters=yes`)).toEqual({
    host: 'localhost',
    port: 5432,
    user: 'mmuser',
    password: 'mostest',
    database: 'mattermost_test',
    ssl: false,
    connectionTimeoutMillis: 10_000,
  })
})

test('the keyword form says the same', () => {
  const keywords = 'host=localhost user=mmuser password=mostest dbname=mattermost_test sslmode=disable'
  const url = 'postgresql://mmuser:mostest@localhost:5432/mattermost_test?sslmode=disable'
  expect(read(keywords)).toEqual(read(url))
})

test.each([
  ['postgres://u:p%40ss%2Fword@db/x', { password: 'p@ss/word' }],
  ['postgres://u:p@ss@db/x', { password: 'p@ss', host: 'db' }],
  ['postgres://u:p:q@db/x', { password: 'p:q' }],
  ['postgres://u@db/x', { user: 'u', password: '' }],
  ['postgres://db/x', { user: userInfo().username }],
  ['postgres://u:p@[::1]:6432/x', { host: '::1', port: 6432 }],
  ['postgres://u:p@db', { database: 'u' }],
  ['postgres://u:p@/x?host=db2&port=99', { host: 'db2', port: 99 }],
  ['postgres://u:p@db/my%20data', { database: 'my data' }],
  ['host=/var/run/postgresql user=u', { host: '/var/run/postgresql', ssl: false }],
  ['', { host: 'localhost', port: 5432, database: userInfo().username }],
])('%s', (address, expected) => {
  expect(read(address)).toMatchObject(expected)
})

test('a search path and options are kept, escaped as the server reads them', () => {
  expect(read('postgres://u@db/x?search_path=mattermost,public').options).toBe(
    '-c search_path=mattermost,public',
  )
  expect(read(`user=u search_path='"My Schema", public' options='-c geqo=off'`).options).toBe(
    String.raw`-c geqo=off -c search_path="My\ Schema",\ public`,
  )
})

test('TLS follows the rules of Go’s driver: required unless said otherwise, checked only where asked', () => {
  const ssl = (mode: string) => read(`postgres://u@db/x?${mode}`).ssl
  expect(ssl('')).toEqual({ rejectUnauthorized: false })
  expect(ssl('sslmode=require')).toEqual({ rejectUnauthorized: false })
  expect(ssl('sslmode=disable')).toBe(false)
  expect(ssl('sslmode=allow')).toBe(false)
  expect(ssl('sslmode=prefer')).toEqual({ rejectUnauthorized: false })
  expect(ssl('sslmode=verify-full')).not.toHaveProperty('rejectUnauthorized')
  expect(ssl('sslmode=verify-full')).not.toHaveProperty('checkServerIdentity')
  expect(() => ssl('sslmode=maybe')).toThrow('sslmode "maybe"')
})

test('a root certificate is read from its file, and makes even "require" check the chain', () => {
  const ssl = (mode: string) => read(`user=u sslmode=${mode} sslrootcert='${certificate}'`).ssl
  const chainOnly = { ca: 'a certificate', checkServerIdentity: expect.any(Function) }
  expect(ssl('require')).toEqual(chainOnly)
  expect(ssl('verify-ca')).toEqual(chainOnly)
  expect(ssl('verify-full')).toEqual({ ca: 'a certificate' })
  expect(
    read('user=u sslinline=true sslmode=verify-full sslrootcert=pem sslcert=mine sslkey=own').ssl,
  ).toEqual({
    ca: 'pem',
    cert: 'mine',
    key: 'own',
  })
})

test('a certificate file that is not there is named by its parameter', () => {
  expect(() => read(`user=u sslrootcert='${folder}/none.pem'`)).toThrow('the file named by sslrootcert')
})

test.each([
  'postgres://u:secret@db:port/x',
  'postgres://u:secret@db:0/x',
  'postgres://u:secret%zz@db/x',
  'postgres://u:secret@[::1/x',
  `password=secret host='db`,
  'mysql://u:secret@db/x',
])('%s cannot be read; the refusal does not repeat it', (address) => {
  expect(() => read(address)).toThrow(/SqlSettings\.DataSource/)
  expect(() => read(address)).not.toThrow(/secret/)
})

test('A-005: another kind of database is refused with its name', () => {
  expect(() => readDataSource({ driverName: 'mysql', dataSource: 'mm:pw@tcp(db)/x' })).toThrow(
    'Incident Collaboration cannot use Mattermost\'s database: it uses "mysql", and only PostgreSQL will do.',
  )
})
