import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findBinaries, platformPackage } from './binaries.ts'
import { makeDataFolder, reachableFolder } from './data-folder.ts'
import { canReach, serverUser } from './server-user.ts'

const stranger = { uid: 54321, gid: 54321 }
let folder: string
let copies: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'binaries-'))
  copies = join(folder, 'copies')
  await chmod(folder, 0o755)
  await mkdir(copies)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A package of the same shape, with next to nothing in it. */
async function smallPackage(): Promise<string> {
  const place = join(folder, 'home', 'package')
  await mkdir(join(place, 'native', 'bin'), { recursive: true })
  await mkdir(join(place, 'native', 'lib'))
  await writeFile(join(place, 'native', 'bin', 'postgres'), 'the server')
  await writeFile(join(place, 'native', 'bin', 'initdb'), 'the maker')
  await writeFile(join(place, 'native', 'lib', 'libpq.so.5.18'), 'the library')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  await writeFile(join(place, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  await writeFile(join(place, 'package.json'), '{ "type": "module" }')
  await cp(join(platformPackage(), 'scripts'), join(place, 'scripts'), { recursive: true })
  return place
}

test('library links that install scripts did not make are made', async () => {
  const place = await smallPackage()
  await findBinaries({}, place, copies)
  const link = join(place, 'native', 'lib', 'libpq.so.5')
  expect((await lstat(link)).isSymbolicLink()).toBe(true)
  expect(await readFile(link, 'utf8')).toBe('the library')
})

test('below a folder that the user cannot pass, the programs are copied once to where they can be reached', async () => {
  const place = await smallPackage()
  await chmod(join(folder, 'home'), 0o700)
  const { postgres } = await findBinaries(stranger, place, copies)
  expect(dirname(dirname(dirname(postgres)))).toBe(copies)
  expect(await readFile(postgres, 'utf8')).toBe('the server')
  expect((await lstat(join(dirname(postgres), '..', 'lib', 'libpq.so.5'))).isSymbolicLink()).toBe(true)
  expect((await findBinaries(stranger, place, copies)).postgres).toBe(postgres)
})

test('a copy that somebody else may write to is not run', async () => {
  const place = await smallPackage()
  await chmod(join(folder, 'home'), 0o700)
  const { postgres } = await findBinaries(stranger, place, copies)
  await chmod(join(dirname(postgres), '..'), 0o777)
  await expect(findBinaries(stranger, place, copies)).rejects.toThrow('others may write to it')
})

test('only root lends the server to another user', () => {
  expect(serverUser(0)).toEqual({ uid: 65534, gid: 65534 })
  expect(serverUser(1000)).toEqual({})
})

test('a folder can be reached by its owner, its group or everybody, as its mode says', async () => {
  const place = join(folder, 'home')
  await mkdir(place)
  await chmod(place, 0o700)
  expect(canReach(stranger, join(place, 'not', 'yet', 'there'))).toBe(false)
  expect(canReach({}, place)).toBe(true)
  const { uid, gid } = await lstat(place)
  expect(canReach({ uid, gid: 1 }, place)).toBe(true)
  await chmod(place, 0o710)
  expect(canReach({ uid: 54321, gid }, place)).toBe(true)
  expect(canReach(stranger, place)).toBe(false)
})

test('data that the user could not reach lie below a shared folder, always the same one', async () => {
  const home = join(folder, 'home')
  await mkdir(home)
  await chmod(home, 0o700)
  const elsewhere = await reachableFolder(stranger, join(home, 'data'))
  expect(elsewhere.startsWith(home)).toBe(false)
  expect(await reachableFolder(stranger, join(home, 'data'))).toBe(elsewhere)
  expect(await reachableFolder(stranger, join(copies, 'data'))).toBe(join(copies, 'data'))
})

test('a cluster that could not be made leaves nothing behind', async () => {
  const initdb = join(folder, 'initdb')
  await writeFile(initdb, '#!/bin/sh\necho no room left >&2\nexit 1\n', { mode: 0o755 })
  const { uid, gid } = serverUser()
  if (uid !== undefined && gid !== undefined) await chown(initdb, uid, gid)
  const dataFolder = join(copies, 'data')
  const made = makeDataFolder({ initdb, postgres: '' }, serverUser(), { dataFolder, durable: false })
  await expect(made).rejects.toThrow('no room left')
  await expect(lstat(dataFolder)).rejects.toThrow('ENOENT')
})
