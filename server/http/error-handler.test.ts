import { expect, test } from '@jest/globals'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { openDoor } from '../../tests/support/api.ts'
import { ids } from '../../tests/support/example-incident.ts'
import { IncidentError, type ErrorCode } from '../domain/errors.ts'
import { toAnswer } from './error-answer.ts'

const url = `/api/v0/incidents/${ids.incident}`
const failing = (error: Error) => openDoor({ getIncident: () => Promise.reject(error) })

test.each<[ErrorCode, number]>([
  ['invalid', 400],
  ['unknown_field', 400],
  ['team_disabled', 400],
  ['playbook_required', 400],
  ['unauthorized', 401],
  ['forbidden', 403],
  ['not_found', 404],
  ['method_not_allowed', 405],
  ['conflict', 409],
  ['stale_version', 409],
  ['idempotency_mismatch', 409],
  ['channel_gone', 409],
  ['channel_archived', 409],
  ['too_large', 413],
  ['unsupported_media_type', 415],
  ['too_many', 429],
  ['unavailable', 503],
])('%s is answered with %i and its own sentence', async (code, status) => {
  const { send } = await failing(new IncidentError(code, 'What happened.'))
  expect(await send({ url })).toMatchObject({ status, json: { error: 'What happened.', code } })
})

test('a bug is answered with a reference and nothing of its cause', async () => {
  const bugs = [
    new Error('select secret from setting'),
    new IncidentError('internal', 'secret'),
    Object.assign(new Error('secret'), { statusCode: 400, code: 'secret', validation: [] }),
    'secret',
    undefined,
  ] as Error[]
  for (const bug of bugs) {
    const { send, log } = await failing(bug)
    const { status, json, headers } = await send({ url })
    const requestId = String(headers['x-request-id'])
    expect([status, json]).toEqual([
      500,
      { error: `Something went wrong. Request id ${requestId}.`, code: 'internal' },
    ])
    expect(log).toEqual([
      expect.objectContaining({
        level: 'error',
        fields: expect.objectContaining({ requestId, error: bug }) as object,
      }),
    ])
  }
})

test('who must wait is told how long', async () => {
  const { send } = await failing(new IncidentError('too_many', 'Slower.', { retryAfterSeconds: 42 }))
  expect((await send({ url })).headers['retry-after']).toBe('42')
})

test('the cause of a refusal stays with us', async () => {
  const cause = new Error('password is hunter2')
  const { send } = await failing(new IncidentError('unavailable', 'Try again.', { cause }))
  expect((await send({ url })).text).not.toContain('hunter2')
})

test('a refusal that would be too long loses its end, never its code', () => {
  for (const letter of ['x', '😀', '\u0000']) {
    const error = new IncidentError('stale_version', letter.repeat(2000), {
      field: 'f'.repeat(2000),
      version: 3,
    })
    const { body } = toAnswer(error, ids.event)
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(1024)
    expect(body).toMatchObject({ code: 'stale_version', version: 3 })
  }
})

test('a caller who goes away in the middle of a body is no bug of ours', async () => {
  const { app, log } = await openDoor()
  const { request, response } = rawRequest('POST', '/api/v0/incidents')
  request.headers['content-type'] = 'application/json'
  request.headers['transfer-encoding'] = 'chunked'
  const finished = new Promise((resolve) => response.once('finish', resolve))
  app.routing(request, response)
  request.push('{"name":')
  request.destroy(new Error('aborted'))
  await finished
  expect(response.statusCode).toBe(400)
  expect(log.filter(({ level }) => level !== 'debug')).toEqual([])
})

test('a method that no standard knows is refused as well', async () => {
  const { app } = await openDoor()
  const { request, response, written } = rawRequest('BREW', url)
  const finished = new Promise((resolve) => response.once('finish', resolve))
  app.routing(request, response)
  request.push(null)
  await finished
  expect(response.statusCode).toBe(405)
  expect(written.join('')).toContain('allow: GET, HEAD, PATCH\r\n')
})

/** As the host's bridge hands them over, without a server. */
function rawRequest(method: string, path: string) {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method, url: path, headers: { 'mattermost-user-id': ids.ann } })
  const response = new ServerResponse(request)
  const written: string[] = []
  const socket = new Socket()
  socket._write = (chunk, _encoding, done) => {
    written.push(String(chunk))
    done()
  }
  response.assignSocket(socket)
  return { request, response, written }
}
