import { describe, expect, test } from '@jest/globals'
import { openDoor } from '../../tests/support/api.ts'
import { exampleRecord, ids } from '../../tests/support/example-incident.ts'
import { IncidentError, unavailable } from '../domain/errors.ts'
import { presentIncident } from '../presenters/incident.ts'

const url = '/api/v0/incidents'
const one = `${url}/${ids.incident}`
const body = { name: ' Payments answer 502 ', team_id: ids.team, commander_user_id: ids.bob }
const post = { method: 'POST' as const, url, payload: body }
const shown = presentIncident({ record: exampleRecord, canEdit: true })

describe('starting', () => {
  test('the caller starts, with what the body leaves out as none', async () => {
    const { send, asked } = await openDoor()
    await send(post)
    const [actor, input] = asked['startIncident'] ?? []
    expect(actor).toMatchObject({ userId: ids.ann })
    expect(input).toEqual({
      name: ' Payments answer 502 ',
      description: '',
      teamId: ids.team,
      commanderId: ids.bob,
      playbookId: '',
      postId: '',
      clientId: '',
      askedInChannelId: '',
      key: undefined,
    })
  })

  test('everything the body says is passed on', async () => {
    const { send, asked } = await openDoor()
    const full = { ...body, playbook_id: ids.playbook, post_id: ids.event, description: 'All of it' }
    await send({ ...post, payload: full })
    expect(asked['startIncident']?.[1]).toMatchObject({
      playbookId: ids.playbook,
      postId: ids.event,
      description: 'All of it',
    })
  })

  test('the answer is the incident, where it is and its version', async () => {
    const { send } = await openDoor()
    const { status, headers, json } = await send(post)
    expect([status, json]).toEqual([201, shown])
    expect(headers).toMatchObject({
      location: `/api/v0/incidents/${ids.incident}`,
      'x-incident-version': '1',
    })
    expect(headers).not.toHaveProperty('idempotency-replayed')
  })

  test('a repeat says so', async () => {
    const { send } = await openDoor({
      startIncident: () => Promise.resolve({ record: exampleRecord, canEdit: true, isReplay: true }),
    })
    const { status, headers } = await send({ ...post, headers: { 'idempotency-key': 'alert-88213' } })
    expect([status, headers['idempotency-replayed']]).toEqual([201, 'true'])
  })

  test('a start that is not open in time says when to ask again', async () => {
    const { send } = await openDoor({ startIncident: () => Promise.reject(unavailable('It goes on.')) })
    const { status, headers, json } = await send(post)
    expect([status, headers['retry-after'], json]).toEqual([
      503,
      '5',
      { error: 'It goes on.', code: 'unavailable' },
    ])
  })

  test.each([
    ['name', { team_id: ids.team, commander_user_id: ids.ann }],
    ['team_id', { ...body, team_id: '' }],
    ['commander_user_id', { ...body, commander_user_id: null }],
    ['playbook_id', { ...body, playbook_id: 'none' }],
    ['post_id', { ...body, post_id: 5 }],
    ['description', { ...body, description: ['x'] }],
  ])('a wrong %s is named', async (field, payload) => {
    const { send, asked } = await openDoor()
    expect(await send({ ...post, payload })).toMatchObject({ status: 400, json: { code: 'invalid', field } })
    expect(asked).toEqual({})
  })

  test('what only the server sets is refused by name', async () => {
    const { send } = await openDoor()
    for (const field of ['id', 'version', 'reporter_user_id', 'delete_at', 'current_status', 'user_id']) {
      const answer = await send({ ...post, payload: { ...body, [field]: '' } })
      expect(answer.json).toEqual({
        error: `Unknown field "${field}".`,
        code: 'unknown_field',
        field,
      })
    }
  })

  test('a query is refused', async () => {
    const { send } = await openDoor()
    const answer = await send({ ...post, url: `${url}?version=1` })
    expect(answer).toMatchObject({ status: 400, json: { code: 'unknown_field', field: 'version' } })
  })
})

describe('reading', () => {
  test('the answer is the incident', async () => {
    const { send, asked } = await openDoor()
    expect(await send({ url: one })).toMatchObject({ status: 200, json: shown })
    expect(asked['getIncident']?.[1]).toBe(ids.incident)
  })

  test('who has that very answer gets none', async () => {
    const { send } = await openDoor()
    const tag = String((await send({ url: one })).headers['etag'])
    expect(tag).toMatch(/^W\/"[A-Za-z0-9_-]{22}"$/)
    for (const known of [tag, tag.slice(2), `"other", ${tag}`, '*']) {
      const answer = await send({ url: one, headers: { 'if-none-match': known } })
      expect(answer).toMatchObject({ status: 304, text: '', headers: { etag: tag } })
      expect(answer.headers).not.toHaveProperty('content-type')
    }
    for (const other of ['"other"', '', 'x']) {
      expect((await send({ url: one, headers: { 'if-none-match': other } })).status).toBe(200)
    }
  })

  test('whatever changes in the answer changes the tag, also for whom it is', async () => {
    const renamed = { ...exampleRecord, incident: { ...exampleRecord.incident, name: 'Renamed' } }
    const answers = [
      { record: exampleRecord, canEdit: true },
      { record: exampleRecord, canEdit: false },
      { record: renamed, canEdit: true },
    ]
    const tags = await Promise.all(
      answers.map(async (answer) => {
        const { send } = await openDoor({ getIncident: () => Promise.resolve(answer) })
        return (await send({ url: one })).headers['etag']
      }),
    )
    expect(new Set(tags).size).toBe(3)
  })

  test('HEAD tells what GET would, without the body', async () => {
    const { send } = await openDoor()
    const get = await send({ url: one })
    const head = await send({ method: 'HEAD', url: one })
    expect(head).toMatchObject({ status: 200, text: '' })
    for (const name of ['etag', 'content-type', 'content-length']) {
      expect(head.headers[name]).toBe(get.headers[name])
    }
    const headers = { 'if-none-match': String(get.headers['etag']) }
    expect((await send({ method: 'HEAD', url: one, headers })).status).toBe(304)
  })

  test('a query is refused', async () => {
    const { send } = await openDoor()
    expect((await send({ url: `${one}?include=checklists` })).json).toMatchObject({ code: 'unknown_field' })
  })

  test('what is not there is not found', async () => {
    const { send } = await openDoor({
      getIncident: () => Promise.reject(new IncidentError('not_found', 'Not found.')),
    })
    expect(await send({ url: one })).toMatchObject({
      status: 404,
      json: { error: 'Not found.', code: 'not_found' },
    })
  })
})
