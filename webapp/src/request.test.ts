import { expect, test } from '@jest/globals'

import { makeFakeHost } from './fake-host.ts'
import { lost, refusal } from './fake-server.ts'
import { failureOf, makeRequest } from './request.ts'

test('a change carries the token that only our own pages know, below the sub-path of the site', async () => {
  const host = makeFakeHost({ basename: '/chat', answers: { 'PUT /chat/base/thing': { done: true } } })
  const asked = { body: { a: 1 }, idempotencyKey: 'key-1' }
  expect((await makeRequest(host.page, '/base')('PUT', '/thing', asked)).body).toEqual({ done: true })
  expect(host.requests[0]).toMatchObject({
    body: { a: 1 },
    headers: {
      'X-CSRF-Token': 'the-token',
      'Content-Type': 'application/json',
      'Idempotency-Key': 'key-1',
    },
  })
})

test.each([
  [
    'the server’s sentence and code',
    refusal(403, 'forbidden', 'You may not.'),
    { code: 'forbidden', message: 'You may not.' },
  ],
  ['no sentence when the connection breaks', lost, { code: 'unreachable', message: '' }],
  [
    'the status when somebody else refused',
    refusal(502, undefined as unknown as string, ''),
    { code: 'status_502', message: '' },
  ],
])('a failed request tells %s', async (_what, answer, failure) => {
  const host = makeFakeHost({ answers: { '/thing': answer } })
  const error: unknown = await makeRequest(host.page, '')('GET', '/thing').catch((reason: unknown) => reason)
  expect(failureOf(error)).toEqual(failure)
})
