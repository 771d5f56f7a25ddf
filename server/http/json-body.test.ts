import { describe, expect, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { openDoor, type Request } from '../../tests/support/api.ts'
import { ids } from '../../tests/support/example-incident.ts'

const url = '/api/v0/incidents'
const json = { 'content-type': 'application/json' }
const start = { name: 'Payments answer 502', team_id: ids.team, commander_user_id: ids.ann }
const post = { method: 'POST' as const, url, headers: json }

describe('content type', () => {
  test.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON;x=y'])(
    '%s is read',
    async (type) => {
      const { send } = await openDoor()
      const headers = { 'content-type': type }
      expect((await send({ ...post, headers, payload: JSON.stringify(start) })).status).toBe(201)
    },
  )

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'json', ';;', ''])(
    'the type %j is refused',
    async (type) => {
      const { send, asked } = await openDoor()
      const headers = { 'content-type': type }
      const answer = await send({ ...post, headers, payload: Buffer.from(JSON.stringify(start)) })
      expect(answer).toMatchObject({ status: 415, json: { code: 'unsupported_media_type' } })
      expect(asked).toEqual({})
    },
  )

  test('a body without any type is refused, also when it does not tell its length', async () => {
    const { send } = await openDoor()
    const payload = Readable.from([Buffer.from(JSON.stringify(start))])
    const headers = { 'transfer-encoding': 'chunked' }
    expect((await send({ ...post, headers, payload })).status).toBe(415)
  })

  test('no body where one is needed is a malformed request, whatever type it claims', async () => {
    const { send } = await openDoor()
    const empty = Readable.from([])
    const cases: Partial<Request>[] = [
      { headers: {} },
      { headers: json },
      { headers: { 'content-type': 'text/plain', 'content-length': '0' } },
      { headers: { 'transfer-encoding': 'chunked' }, payload: empty },
    ]
    for (const request of cases) {
      expect(await send({ ...post, ...request })).toMatchObject({
        status: 400,
        json: { error: 'The body must be a JSON object.', code: 'invalid' },
      })
    }
  })
})

describe('size', () => {
  const sized = (bytes: number): string => {
    const around = JSON.stringify({ ...start, description: '' }).length
    return JSON.stringify({ ...start, description: 'x'.repeat(bytes - around) })
  }
  const limit = 256 * 1024

  test('256 KiB are read', async () => {
    const { send } = await openDoor()
    expect((await send({ ...post, payload: sized(limit) })).status).toBe(201)
  })

  test('a length over it is refused before anything is read, whatever the type', async () => {
    const { send } = await openDoor()
    for (const type of ['application/json', 'text/plain']) {
      const headers = { 'content-type': type, 'content-length': String(limit + 1) }
      expect(await send({ ...post, headers, payload: '{' })).toMatchObject({
        status: 413,
        json: { error: 'The body is too large.', code: 'too_large' },
      })
    }
  })

  test('a body that does not tell its length is refused while it is read', async () => {
    const { send, asked } = await openDoor()
    const payload = Readable.from(Array.from({ length: 5 }, () => Buffer.alloc(65_536, 0x20)))
    const headers = { ...json, 'transfer-encoding': 'chunked' }
    const answer = await send({ ...post, headers, payload })
    expect(answer).toMatchObject({ status: 413, json: { code: 'too_large' } })
    expect(asked).toEqual({})
  })
})

describe('content', () => {
  test.each([
    ['no JSON', '{'],
    ['two documents', '{}{}'],
    ['a comment', '{}//'],
    ['a byte order mark', '\ufeff{}'],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['a list', '[]'],
    ['text', '"x"'],
    ['a number', '1e999'],
    ['null', 'null'],
  ])('%s is refused', async (_what, payload) => {
    const { send, asked } = await openDoor()
    expect(await send({ ...post, payload })).toMatchObject({ status: 400, json: { code: 'invalid' } })
    expect(asked).toEqual({})
  })

  test('nesting of 10 is judged by its fields, of 11 refused before it is built', async () => {
    const { send } = await openDoor()
    const nested = (depth: number): string =>
      `{"name":${'['.repeat(depth - 1)}"]}\\"[{"${']'.repeat(depth - 1)}}`
    const ten = await send({ ...post, payload: nested(10) })
    expect(ten.json).toMatchObject({ error: 'team_id is required.' })
    const eleven = await send({ ...post, payload: nested(11) })
    expect(eleven.json).toEqual({ error: 'The body is nested deeper than 10.', code: 'invalid' })
    const deep = await send({ ...post, payload: '['.repeat(200_000) })
    expect(deep.json).toEqual({ error: 'The body is nested deeper than 10.', code: 'invalid' })
  })

  test.each(['__proto__', 'constructor', 'toString', 'owner_id', ''])(
    'the field %j is unknown, and no use case sees it',
    async (name) => {
      const { send, asked } = await openDoor()
      const payload = `${JSON.stringify(start).slice(0, -1)},${JSON.stringify(name)}:{"isAdmin":true}}`
      expect(await send({ ...post, payload })).toMatchObject({
        status: 400,
        json: { error: `Unknown field "${name}".`, code: 'unknown_field', field: name },
      })
      expect(asked).toEqual({})
    },
  )

  test('hostile names of fields do not enlarge the answer', async () => {
    const { send } = await openDoor()
    const names = ['x'.repeat(200_000), '\u0000'.repeat(30_000), '😀'.repeat(10_000), '\ud800'.repeat(20_000)]
    for (const name of names) {
      const payload = JSON.stringify({ ...start, [name]: 1 })
      const { status, json: body, text } = await send({ ...post, payload })
      expect([status, Buffer.byteLength(text) < 1024]).toEqual([400, true])
      expect(body).toMatchObject({ code: 'unknown_field' })
    }
  })
})
