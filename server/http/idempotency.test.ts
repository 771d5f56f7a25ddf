import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openDoor } from '../../tests/support/api.ts'
import { ids } from '../../tests/support/example-incident.ts'
import type { StartInput } from '../usecases/start-incident.ts'
import { canonicalJson } from './idempotency.ts'

const url = '/api/v0/incidents'
const json = { 'content-type': 'application/json' }
const body = { name: 'Payments', team_id: ids.team, commander_user_id: ids.ann }

async function keyFor(key: string, payload: string, as: string = ids.ann) {
  const { send, asked } = await openDoor()
  await send({ method: 'POST', url, as, headers: { ...json, 'idempotency-key': key }, payload })
  return (asked['startIncident']?.[1] as StartInput).key
}

test('a key is the person, the route, the word and the content of the body', async () => {
  const key = await keyFor('alert-88213', JSON.stringify(body))
  expect(key).toEqual({
    userId: ids.ann,
    route: 'POST /incidents',
    key: 'alert-88213',
    bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('order of fields and white space are not content, a value is', async () => {
  const hashOf = async (payload: string) => (await keyFor('k', payload))?.bodyHash
  const { name, team_id, commander_user_id } = body
  const first = await hashOf(JSON.stringify(body))
  expect(await hashOf(JSON.stringify({ commander_user_id, team_id, name }, undefined, 3))).toBe(first)
  expect(await hashOf(JSON.stringify({ ...body, name: 'payments' }))).not.toBe(first)
  expect(await hashOf(JSON.stringify({ ...body, description: '' }))).not.toBe(first)
})

test.each(['', ' ', 'a b', 'ä', 'a.b', 'x'.repeat(65), 'one, two'])('the key %j is refused', async (key) => {
  const { send, asked } = await openDoor()
  const headers = { 'idempotency-key': key }
  expect(await send({ method: 'POST', url, headers, payload: body })).toMatchObject({
    status: 400,
    json: { code: 'invalid', field: 'Idempotency-Key' },
  })
  expect(asked).toEqual({})
})

test('a key of 64 characters is taken', async () => {
  expect(await keyFor(`${'aZ09_-'.repeat(10)}abcd`, JSON.stringify(body))).toBeDefined()
})

test('equal content has one text, and that text is the content', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const again = JSON.parse(canonicalJson(value)) as unknown
      expect(again).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(again)).toBe(canonicalJson(value))
    }),
  )
})
