import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { heardOf } from './heard.ts'
import { callsWithBody, type ValidCall } from './hostile-calls.ts'
import { inTurn } from './in-turn.ts'
import { openScene, type Scene } from './scene.ts'
import { differences, stateOfThings, type StateOfThings } from './state-of-things.ts'
import { withHugeTexts, withUnknownFields, withWrongTypes } from './wrong-values.ts'

const KIB = 1024

let scene: Scene
let calls: ValidCall[]
let before: StateOfThings

beforeAll(async () => {
  scene = await openScene()
  calls = callsWithBody(scene)
})
afterAll(() => scene.product.close())
beforeEach(async () => {
  scene.product.clock.moveBy(60_000)
  before = await stateOfThings(scene.product)
})

const ask = ({ role, asked }: ValidCall, changes: Partial<ValidCall['asked']>) =>
  scene.people[role].ask({ ...asked, ...changes })

const changes = async (): Promise<string[]> => differences(before, await stateOfThings(scene.product))

const tried = <T>(
  casesOf: (call: ValidCall) => readonly T[],
  check: (call: ValidCall, one: T) => Promise<string[]>,
) =>
  inTurn(
    calls.flatMap((call) => casesOf(call).map((one) => [call, one] as const)),
    ([call, one]) => check(call, one),
  )

test('X-05: a value of another type, null, or a number out of range is refused in every field', async () => {
  const wrong = await tried(
    ({ asked }) => withWrongTypes(asked.body),
    async (call, { what, body }) => {
      const { status } = await ask(call, { body })
      return status === 400 ? [] : [`${call.door}, ${what}: ${status}`]
    },
  )
  expect(wrong).toEqual([])
  expect(await changes()).toEqual([])
})

test('X-03: a huge text is refused in every field', async () => {
  const wrong = await tried(
    ({ asked }) => withHugeTexts(asked.body),
    async (call, { what, body }) => {
      const { verdict } = heardOf(await ask(call, { body }))
      return verdict === 'ok' || verdict === 'internal' ? [`${call.door}, ${what}: ${verdict}`] : []
    },
  )
  expect(wrong).toEqual([])
  expect(await changes()).toEqual([])
})

test('X-14: whatever names fields have, a refusal stays under 1 KiB', async () => {
  // Under the smallest limit of a body, twice and escaped.
  const names = ['x'.repeat(20_000), '\u0000'.repeat(4_000), '😀'.repeat(6_000), '"}],'.repeat(5_000)]
  const wrong = await tried(
    // What the host posts for a button may have any further fields.
    ({ door }) => (/\/button-|-button$/.test(door) ? [] : names),
    async (call, name) => {
      const { status, body } = await ask(call, {
        body: withUnknownFields(call.asked.body, [name, `${name}2`]),
      })
      const length = Buffer.byteLength(JSON.stringify(body))
      // Settings take less than these bodies weigh.
      const isRefused = status === 400 || (status === 413 && call.door === 'POST /settings')
      return isRefused && length < KIB ? [] : [`${call.door}: ${status} with ${length} bytes`]
    },
  )
  expect(wrong).toEqual([])
  expect(await changes()).toEqual([])
})

test('X-01, X-26: bodies over the limit, nested too deep or malformed are refused before they are read', async () => {
  const malformed = ['', '{', '[]', 'null', '"x"', '\ufeff{}', `{"a":${'['.repeat(11)}${']'.repeat(11)}}`]
  const wrong = await tried(
    ({ door }) => [
      { bytes: Buffer.alloc(limitOf(door) + 1, ' '), expected: 413 },
      ...malformed.map((text) => ({ bytes: Buffer.from(text), expected: 400 })),
    ],
    async (call, { bytes, expected }) => {
      const { status } = await ask(call, { bytes })
      return status === expected ? [] : [`${call.door}, ${bytes.subarray(0, 20).toString()}: ${status}`]
    },
  )
  expect(wrong).toEqual([])
  expect(await changes()).toEqual([])
})

test('X-01, P-49: a thousand bodies over the limit leave the memory flat and the process up', async () => {
  const [call] = calls
  if (!call) throw new Error('There is no call.')
  const bytes = Buffer.alloc(256 * KIB + 1, ' ')
  const flood = async (times: number): Promise<number> => {
    for (let left = times; left > 0; left -= 20) {
      await Promise.all(Array.from({ length: 20 }, () => ask(call, { bytes })))
    }
    return process.memoryUsage().rss
  }
  const warm = await flood(200)
  expect((await flood(1000)) - warm).toBeLessThan(64 * KIB * KIB)
  expect(await ask(call, {})).toMatchObject({ status: 200 })
})

const limitOf = (door: string): number => {
  if (/^(?:POST|PUT) \/playbooks(?:\/\{id\})?(?: |$)/.test(door)) return 2 * KIB * KIB
  return door.startsWith('POST /settings') ? 64 * KIB : 256 * KIB
}
