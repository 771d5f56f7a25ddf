import { expect, test } from '@jest/globals'

import openapi from '../../assets/openapi.json' with { type: 'json' }
import { checkerOf } from './answer-check.ts'

const check = checkerOf(openapi)
const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-request-id': 'r1',
  'content-type': 'application/json',
}
const answer = (body: string, status = 200) => ({
  method: 'GET',
  url: '/api/v0/playbooks/count?team_id=x',
  status,
  headers,
  body,
})

test('A-223: an answer in any test is held against the specification', () => {
  expect(check(answer('{"count":1}'))).toEqual([])
  expect(check(answer('{"count":"one"}'))).toEqual([expect.stringContaining('not as documented')])
  expect(check(answer('{"error":"No.","code":"forbidden"}', 403))).toEqual([])
  expect(check(answer('{"error":"No.","code":"because"}', 403))).toHaveLength(1)
  expect(check(answer('{}', 302))).toEqual([
    '302 is not documented for GET /api/v0/playbooks/count?team_id=x',
  ])
  expect(check({ ...answer('{"count":1}'), headers: {} })).toHaveLength(5)
})
