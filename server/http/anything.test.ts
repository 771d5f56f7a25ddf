import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openDoor, type Request } from '../../tests/support/api.ts'
import { ids } from '../../tests/support/example-incident.ts'
import { routes } from '../contract/routes.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

const segment = fc.oneof(
  fc.constantFrom(ids.incident, ids.task, 'dialog', '..', '%00', '%ff', ''),
  fc.string().map(encodeURIComponentSafely),
)
const path = fc
  .tuple(fc.constantFrom(...Object.values(routes)), fc.infiniteStream(segment))
  .map(([route, segments]) => `/api/v0${route.replaceAll(/:\w+/g, () => String(segments.next().value))}`)
const parameter = fc.tuple(
  fc.oneof(fc.constantFrom('version', 'channel_id'), fc.string()),
  fc.string(),
) satisfies fc.Arbitrary<[string, string]>
const query = fc.array(parameter, { maxLength: 4 }).map((pairs) => new URLSearchParams(pairs).toString())

const names = [
  'name',
  'team_id',
  'commander_user_id',
  'post_id',
  'new_state',
  'state',
  'submission',
  'cancelled',
]
const value = fc.oneof(fc.jsonValue(), fc.constantFrom(ids.team, ids.ann, '', null, -1, 1e300, 0.5, {}, []))
const body = fc.oneof(
  fc
    .dictionary(fc.oneof(fc.constantFrom(...names, '__proto__'), fc.string()), value)
    .map((fields) => JSON.stringify(fields)),
  fc.json(),
  fc.string(),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
)
const headers = fc.dictionary(
  fc.constantFrom('content-type', 'accept-encoding', 'if-none-match', 'idempotency-key', 'accept', 'expect'),
  fc.oneof(
    fc.constantFrom('application/json', 'text/plain', '*', 'gzip;q=x', ',', ';', 'W/"'),
    fc.string().map((text) => text.replaceAll(/[^ -~]/g, '')),
  ),
)

test('whatever comes in, the answer is documented, below 500, and the next request is served', async () => {
  const { send } = await openDoor()
  const request = fc.record({ method: fc.constantFrom(...methods), path, query, body, headers })
  await fc.assert(
    fc.asyncProperty(request, async (any) => {
      const { status } = await send(requestOf(any))
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 1500 },
  )
  expect((await send({ url: `/api/v0/incidents/${ids.incident}` })).status).toBe(200)
}, 60_000)

function requestOf(any: {
  method: (typeof methods)[number]
  path: string
  query: string
  body: string | Buffer
  headers: Record<string, string>
}): Request {
  const url = any.query === '' ? any.path : `${any.path}?${any.query}`
  const isBodiless = any.method === 'GET' || any.method === 'HEAD' || any.body.length === 0
  const headers = { 'content-type': 'application/json', ...any.headers }
  return { method: any.method, url, headers, ...(!isBodiless && { payload: any.body }) }
}

/** Half of a surrogate pair cannot be encoded. */
function encodeURIComponentSafely(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
