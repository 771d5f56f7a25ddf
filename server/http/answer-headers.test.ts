import { expect, test } from '@jest/globals'
import { gunzipSync } from 'node:zlib'
import { openDoor } from '../../tests/support/api.ts'
import { exampleRecord, ids } from '../../tests/support/example-incident.ts'
import { presentIncident } from '../presenters/incident.ts'
import { acceptsGzip } from './answer-headers.ts'

const url = `/api/v0/incidents/${ids.incident}`
const gzip = { 'accept-encoding': 'gzip, deflate, br' }

test('every answer says what it is and that it must not be kept, refusals too', async () => {
  const { app } = await openDoor()
  for (const path of [url, '/nothing', '/api/v0/incidents/%zz', '/api/v0/openapi.json']) {
    const { headers } = await app.inject({ url: path, headers: { 'mattermost-user-id': ids.ann } })
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^a+[0-9]$/),
    })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  }
})

test('a long answer is compressed for who accepts it', async () => {
  const { app } = await openDoor()
  const headers = { ...gzip, 'mattermost-user-id': ids.ann }
  const answer = await app.inject({ url, headers })
  expect(answer.headers).toMatchObject({
    'content-encoding': 'gzip',
    vary: 'Accept-Encoding',
    'content-type': 'application/json',
    'content-length': String(answer.rawPayload.length),
  })
  const shown = presentIncident({ record: exampleRecord, canEdit: true })
  expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toEqual(shown)
})

test('a long answer is left as it is for who does not say so', async () => {
  const { send } = await openDoor()
  const { headers } = await send({ url })
  expect(headers).toMatchObject({ vary: 'Accept-Encoding' })
  expect(headers).not.toHaveProperty('content-encoding')
})

test('compression starts at 2 KiB', async () => {
  const list = `/api/v0/incidents/checklist-autocomplete-item?channel_id=${ids.channel}`
  const around = JSON.stringify([{ Item: '', Hint: '', HelpText: '' }]).length
  const encodings = []
  for (const size of [2047, 2048]) {
    const suggestions = [{ item: '', hint: '', help: 'x'.repeat(size - around) }]
    const { send } = await openDoor({ taskSuggestions: () => Promise.resolve(suggestions) })
    encodings.push((await send({ url: list, headers: gzip })).headers['content-encoding'])
  }
  expect(encodings).toEqual([undefined, 'gzip'])
})

test('the tag of an answer does not depend on its compression', async () => {
  const { send } = await openDoor()
  const plain = await send({ url })
  const packed = await send({ url, headers: gzip })
  expect(packed.headers['etag']).toBe(plain.headers['etag'])
})

test.each([
  [undefined, false],
  ['', false],
  ['br', false],
  ['gzip', true],
  ['GZIP', true],
  ['deflate, gzip;q=1.0', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000', false],
  ['gzip;q=0.001', true],
  ['*', true],
  ['*;q=0', false],
  ['*, gzip;q=0', false],
  ['x-gzip', false],
])('Accept-Encoding %j: gzip %j', (header, expected) => {
  expect(acceptsGzip(header)).toBe(expected)
})
