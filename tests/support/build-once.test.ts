import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { root } from '../../build/paths.ts'
import { buildOnce, type Recipe } from './build-once.ts'

let folder: string
let recipe: Recipe
let builds: number
const made: string[] = []

beforeEach(async () => {
  builds = 0
  await mkdir(join(root, '.cache'), { recursive: true })
  folder = await mkdtemp(join(root, '.cache', 'build-once-'))
  await writeFile(join(folder, 'source.ts'), 'one')
  recipe = {
    name: `example${randomBytes(4).toString('hex')}`,
    sources: [relative(root, folder)],
    build: async (into) => {
      builds += 1
      await writeFile(join(into, 'made'), await readFile(join(folder, 'source.ts')))
    },
  }
})
afterEach(() => Promise.all([folder, ...made.splice(0)].map((path) => rm(path, { recursive: true }))))

const build = async (what = recipe): Promise<string> => {
  const into = await buildOnce(what)
  if (!made.includes(into)) made.push(into)
  return into
}

test('of many who ask at once for the same, one builds it', async () => {
  const folders = await Promise.all([build(), build(), build()])
  expect(new Set(folders).size).toBe(1)
  expect(builds).toBe(1)
})

test('a changed source is built again, a changed test of it is not', async () => {
  const first = await build()
  await writeFile(join(folder, 'source.test.ts'), 'a test')
  expect(await build()).toBe(first)
  await writeFile(join(folder, 'source.ts'), 'two')
  expect(await readFile(join(await build(), 'made'), 'utf8')).toBe('two')
  expect(await readFile(join(first, 'made'), 'utf8')).toBe('one')
})

test('what cannot be built leaves nothing behind, and the next one tries again', async () => {
  const failing = () => Promise.reject(new Error('It does not compile.'))
  await expect(buildOnce({ ...recipe, build: failing })).rejects.toThrow('It does not compile.')
  const into = await build()
  const left = (await readdir(dirname(into))).filter((name) => name.includes(recipe.name))
  expect(left.map((name) => join(dirname(into), name))).toEqual([into])
})
