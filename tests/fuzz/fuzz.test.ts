import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { commandDoors, withoutRemark } from '../roles/doors.ts'
import { heardOf } from '../roles/heard.ts'
import { callsWithBody } from '../roles/hostile-calls.ts'
import { inTurn } from '../roles/in-turn.ts'
import { openScene, type Scene } from '../roles/scene.ts'
import { differences, stateOfThings, type StateOfThings } from '../roles/state-of-things.ts'
import { bodySchemaOf, operations } from './doors.ts'
import { anySpoiledQuery } from './fuzz-queries.ts'
import type { Json, Operation } from './schema.ts'
import { anySpoiled } from './spoil.ts'

/** Of each door. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 50)
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000)
const TIME = 30_000 + CASES * 2_000
const MIB = 2 ** 20
/** After so many doors the memory is looked at for the first time. */
const EARLY = 5

let scene: Scene
let known: ReadonlyMap<string, Operation>
let before: StateOfThings

beforeAll(async () => {
  scene = await openScene()
  known = await operations()
  console.info(`${CASES} cases a door; FUZZ_SEED=${SEED} repeats them.`)
})
afterAll(() => scene.product.close())
beforeEach(async () => {
  before = await stateOfThings(scene.product)
})
afterEach(async () => {
  expect(differences(before, await stateOfThings(scene.product))).toEqual([])
})

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is in use, garbage not counted. */
function heapUsed(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

/** Others for each door. */
const sampled = <T>(door: string, any: fc.Arbitrary<T>): T[] =>
  fc.sample(any, { seed: SEED + door.length * 7_919, numRuns: CASES })

test('every door that takes a body is tried', () => {
  const withBody = [...known].flatMap(([door, { requestBody }]) => (requestBody ? [door] : []))
  const tried = new Set(callsWithBody(scene).map(({ door }) => withoutRemark(door)))
  expect(withBody.filter((door) => !tried.has(door))).toEqual([])
})

test(
  'P-50 A-211 A-248 A-249 a body that is spoiled anywhere is refused by every door, and nothing is stored',
  async () => {
    const wrong: string[] = []
    let early = 0
    for (const [index, call] of callsWithBody(scene).entries()) {
      const { door, role, asked } = call
      const cases = sampled(door, anySpoiled(asked.body as Json, bodySchemaOf(known, call)))
      wrong.push(
        ...(await inTurn(cases, async ({ what, body }) => {
          const { verdict } = heardOf(await scene.people[role].ask({ ...asked, body }))
          return verdict === 'ok' || verdict === 'internal' ? [`${door}, ${what}: ${verdict}`] : []
        })),
      )
      // What this test itself keeps.
      scene.product.log.length = 0
      if (index === EARLY) early = heapUsed()
    }
    expect(wrong).toEqual([])
    expect(heapUsed() - early).toBeLessThan(32 * MIB)
  },
  TIME,
)

test(
  'P-50 P-54 A-214 whatever stands in a query is answered, and changes nothing',
  async () => {
    const cases = [...known].flatMap(([door, operation]) => {
      const any = anySpoiledQuery(scene, door, operation)
      return any ? sampled(door, any).map((asked) => ({ door, asked })) : []
    })
    const wrong = await inTurn(cases, async ({ door, asked }) => {
      const { status } = await scene.people['system admin'].ask(asked)
      const isFine = status < 500 && (asked.method === 'GET' || status >= 400)
      return isFine ? [] : [`${door}, ${asked.path.slice(0, 200)}: ${status}`]
    })
    expect(wrong).toEqual([])
  },
  TIME,
)

const anyWords = fc.array(
  fc.oneof(
    fc.constantFrom(
      '0',
      '-1',
      '99999999999999999999',
      '0.5',
      '@ann',
      '~town-square',
      '%s',
      '{{x}}',
      '<script>',
      '\u0000',
    ),
    fc.constantFrom('"', '“', '”', '``', '\ud800', '\u202e', 'client:', '\n', 'x'.repeat(5_000)),
    fc.string({ unit: 'binary', maxLength: 20 }),
  ),
  { maxLength: 6 },
)

test(
  'P-03 P-50 A-139 A-249 whatever is typed is answered in words; who may not change an incident changes nothing',
  async () => {
    const { channelId, teamId } = scene.targets.public
    const cases = commandDoors().flatMap((door) =>
      sampled(door, anyWords).map((words) => `${door} ${words.join(' ')}`),
    )
    const wrong = await inTurn(cases, async (text) => {
      const dialogs = scene.product.world.messages.dialogs.length
      const answered = scene.people['guest in the team'].types(text, { channelId, teamId })
      const replies = await answered.catch((error: unknown) => [`threw ${String(error)}`])
      const isFine = replies.every((reply) => reply !== '' && !/threw|Something went wrong/.test(reply))
      return isFine && dialogs === scene.product.world.messages.dialogs.length
        ? []
        : [`${text}: ${replies.join()}`]
    })
    expect(wrong).toEqual([])
  },
  TIME,
)
