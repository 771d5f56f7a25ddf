import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { openOperations, type Operations } from '../support/operations.ts'
import { Person, type HttpAsk } from '../support/person.ts'

let ops: Operations
let nobody: Person

beforeAll(async () => {
  ops = await openOperations()
  nobody = new Person(ops.product, '')
})
afterAll(() => ops.product.close())

const body = { name: 'Shop is down' }
const huge = Buffer.alloc(300_000, ' ')

test.each<[number, string, string, HttpAsk]>([
  [404, 'an unknown path', 'not_found', { method: 'GET', path: '/nothing' }],
  [404, 'a path of trials', 'not_found', { method: 'POST', path: '/telemetry/start-trial', body }],
  [405, 'another method', 'method_not_allowed', { method: 'DELETE', path: '/settings' }],
  [
    415,
    'another content type',
    'unsupported_media_type',
    { method: 'POST', path: '/incidents', body, headers: { 'Content-Type': 'text/plain' } },
  ],
  [413, 'a body that is too large', 'too_large', { method: 'POST', path: '/incidents', bytes: huge }],
  [400, 'a body that is no JSON', 'invalid', { method: 'POST', path: '/incidents', bytes: Buffer.from('{') }],
])('A-221: %i for %s, with the error body', async (status, _what, code, asked) => {
  const answer = await ops.ann.ask(asked)
  expect(answer).toMatchObject({ status, body: { code, error: expect.stringMatching(/\.$/) } })
  if (status === 405) expect(answer.headers['allow']).toContain('GET')
})

/** Without a session, and with a cookie but no CSRF token, the host passes no identity on. */
test.each(['GET', 'POST', 'PUT', 'DELETE'])('A-221: %s without an identity is 401', async (method) => {
  const path = method === 'DELETE' ? `/playbooks/${ops.teamId}` : '/settings'
  const asked = { method: method === 'PUT' ? 'POST' : method, path, ...(method !== 'GET' && { body: {} }) }
  expect(await nobody.ask({ ...asked, headers: { Cookie: 'MMAUTHTOKEN=abc' } })).toMatchObject({
    status: 401,
    body: { code: 'unauthorized' },
  })
})
