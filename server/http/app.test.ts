import { describe, expect, test } from '@jest/globals'
import { openDoor } from '../../tests/support/api.ts'
import { ids } from '../../tests/support/example-incident.ts'

const base = '/api/v0'
const nobody = { as: '' }

describe('paths and methods', () => {
  test('an unknown path is not found, whoever asks and whatever is sent', async () => {
    const { send } = await openDoor()
    for (const url of ['/', base, `${base}/`, `${base}/nothing`, `${base}/incidents/`, '/incidents']) {
      const headers = { 'content-type': 'text/plain' }
      const answer = await send({ ...nobody, method: 'POST', url, headers, payload: '{' })
      expect(answer).toMatchObject({ status: 404, json: { error: 'Not found.', code: 'not_found' } })
    }
  })

  test('a known path with another method says which can be used', async () => {
    const { send } = await openDoor()
    const cases = [
      ['DELETE', '/incidents', 'GET, HEAD, POST'],
      ['PUT', `/incidents/${ids.incident}`, 'GET, HEAD, PATCH'],
      ['PUT', '/incidents/dialog', 'GET, HEAD, POST'],
      ['HEAD', `/incidents/${ids.incident}/commander`, 'POST'],
      ['PUT', '/incidents/checklist-autocomplete-item', 'GET, HEAD'],
      ['POST', `/incidents/${ids.incident}/tasks/${ids.task}/state`, 'PUT'],
      ['PROPFIND', '/openapi.json', 'GET, HEAD'],
    ] as const
    for (const [method, path, allow] of cases) {
      const answer = await send({ ...nobody, method, url: base + path })
      expect([method, path, answer.status, answer.headers['allow']]).toEqual([method, path, 405, allow])
      if (method !== 'HEAD') expect(answer.json).toMatchObject({ code: 'method_not_allowed' })
    }
  })

  test('a path that spells a known one with percent signs is another path', async () => {
    const { send } = await openDoor()
    expect(await send({ url: `${base}/incident%73`, method: 'POST' })).toMatchObject({ status: 404 })
  })

  test('an address that is no UTF-8 is refused, after the question who asks', async () => {
    const { send } = await openDoor()
    for (const url of [`${base}/incidents/%ff`, `${base}/incidents/%zz`]) {
      expect(await send({ ...nobody, url })).toMatchObject({ status: 401 })
      expect(await send({ url })).toMatchObject({ status: 400, json: { code: 'invalid' } })
    }
  })
})

describe('who asks', () => {
  test.each(['', ' ', 'ann', `${ids.ann}x`, `${ids.ann}, ${ids.bob}`, ids.ann.toUpperCase()])(
    'the header %j names nobody',
    async (userId) => {
      const { send } = await openDoor()
      const headers = { 'mattermost-user-id': userId }
      const answer = await send({ ...nobody, headers, url: `${base}/incidents/${ids.incident}` })
      expect(answer).toMatchObject({
        status: 401,
        json: { error: 'Please log in again.', code: 'unauthorized' },
      })
    },
  )

  test('a request without the header is refused before its body is looked at', async () => {
    const { send, asked } = await openDoor()
    const headers = { 'content-type': 'text/plain' }
    const payload = 'x'.repeat(300_000)
    for (const url of ['/incidents', '/incidents/dialog']) {
      const answer = await send({ ...nobody, method: 'POST', url: base + url, headers, payload })
      expect(answer.status).toBe(401)
    }
    expect(asked).toEqual({})
  })

  test('use cases get the person of the header and the id of the request', async () => {
    const { send, asked } = await openDoor()
    const { headers } = await send({ as: ids.bob, url: `${base}/incidents/${ids.incident}` })
    expect(asked['getIncident']).toEqual([
      { userId: ids.bob, requestId: headers['x-request-id'], door: 'rest', ipAddress: '' },
      ids.incident,
    ])
  })

  test('a request id that the caller brings along is not ours', async () => {
    const { send } = await openDoor()
    const headers = { 'x-request-id': 'mine', 'request-id': 'mine' }
    const answer = await send({ url: `${base}/incidents/${ids.incident}`, headers })
    expect(answer.headers['x-request-id']).toMatch(/^a+1$/)
  })
})

describe('sizes of the address', () => {
  const address = (length: number): string => {
    const start = `${base}/incidents/checklist-autocomplete-item?channel_id=${ids.channel}&host=`
    return start + 'x'.repeat(length - start.length)
  }

  test('4,096 bytes of path and query are taken', async () => {
    const { send } = await openDoor()
    expect((await send({ url: address(4096) })).status).toBe(200)
  })

  test('one byte more is refused, in the query as in the path', async () => {
    const { send } = await openDoor()
    expect(await send({ url: address(4097) })).toMatchObject({ status: 413, json: { code: 'too_large' } })
    const long = await send({ url: `${base}/incidents/${'x'.repeat(5000)}` })
    expect(long).toMatchObject({ status: 413, json: { code: 'too_large' } })
    expect((await send({ ...nobody, url: address(4097) })).status).toBe(401)
  })
})

describe('path parameters', () => {
  test.each(['x', ids.incident.toUpperCase(), `${ids.incident}0`, 'a%2Fb', '..%2F..%2Fx', '%00', '😀'])(
    'the id %j is malformed',
    async (id) => {
      const { send, asked } = await openDoor()
      const answer = await send({ url: `${base}/incidents/${encodeURI(id).replaceAll('%25', '%')}` })
      expect(answer).toMatchObject({
        status: 400,
        json: { error: 'id is malformed: 26 characters of a-z and 0-9.', code: 'invalid', field: 'id' },
      })
      expect(asked).toEqual({})
    },
  )
})
