import { describe, expect, test } from '@jest/globals'
import { openDoor } from '../../tests/support/api.ts'
import { ids } from '../../tests/support/example-incident.ts'
import type { DialogAnswer } from './dialog-submission.ts'
import { forbidden } from '../domain/errors.ts'

const url = '/api/v0/incidents/dialog'
/** As the host sends it. */
const submitted = {
  type: 'dialog_submission',
  callback_id: 'start_incident',
  state: 'signed',
  user_id: ids.ann,
  channel_id: ids.channel,
  team_id: ids.team,
  submission: { playbookID: 'none', incidentName: 'Payments answer 502', incidentDescription: '' },
  cancelled: false,
}
const submit = (body: object) => ({
  method: 'POST' as const,
  url,
  payload: Buffer.from(JSON.stringify(body)),
})
const answering = (answer: DialogAnswer) => openDoor({ submitStart: () => Promise.resolve(answer) })

describe('a submitted dialog', () => {
  test('reaches its handler without content type, with the caller of the header', async () => {
    const { send, asked } = await openDoor()
    const { status, headers, text } = await send(submit(submitted))
    expect([status, headers['location'], text]).toEqual([201, `/api/v0/incidents/${ids.incident}`, ''])
    expect(headers).not.toHaveProperty('content-type')
    const [actor, submission] = asked['submitStart'] ?? []
    expect(actor).toMatchObject({ userId: ids.ann })
    expect(submission).toEqual({ state: 'signed', values: submitted.submission, isCancelled: false })
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', ';;'])(
    'is read as JSON although it claims to be %s',
    async (type) => {
      const { send } = await openDoor()
      const headers = { 'content-type': type }
      expect((await send({ ...submit(submitted), headers })).status).toBe(201)
    },
  )

  test('is closed with an empty 200 when there is nowhere to go', async () => {
    const { send } = await answering({ kind: 'done' })
    expect(await send(submit(submitted))).toMatchObject({ status: 200, text: '' })
  })

  test('stays open with a text at each field that is at fault', async () => {
    const errors = { incidentName: 'The name needs 2 to 64 characters.' }
    const { send } = await answering({ kind: 'field_errors', errors })
    expect(await send(submit(submitted))).toMatchObject({ status: 200, json: { errors } })
  })

  test('stays open with one text for the whole of it', async () => {
    const { send } = await answering({ kind: 'error', message: 'Open it again.' })
    expect(await send(submit(submitted))).toMatchObject({ status: 200, json: { error: 'Open it again.' } })
  })

  test('that was cancelled comes without values', async () => {
    const { send, asked } = await answering({ kind: 'done' })
    const answer = await send(submit({ ...submitted, submission: null, cancelled: true }))
    expect(answer).toMatchObject({ status: 200, text: '' })
    expect(asked['submitStart']?.[1]).toEqual({ state: 'signed', values: {}, isCancelled: true })
  })

  test('of somebody else is refused', async () => {
    const { send, asked } = await openDoor()
    for (const userId of [ids.bob, '']) {
      const answer = await send(submit({ ...submitted, user_id: userId }))
      expect(answer).toMatchObject({ status: 400, json: { code: 'invalid', field: 'user_id' } })
    }
    expect(asked).toEqual({})
  })

  test.each([
    ['state', { state: null }],
    ['state', { state: 5 }],
    ['user_id', { user_id: null }],
    ['cancelled', { cancelled: 'false' }],
    ['submission', { submission: null }],
    ['submission', { submission: [] }],
    ['submission.incidentName', { submission: { incidentName: null } }],
    ['submission.playbookID', { submission: { playbookID: 5 } }],
    ['submission.incidentDescription', { submission: { incidentDescription: {} } }],
    ['submission.isAdmin', { submission: { isAdmin: 'true' } }],
  ])('with a wrong %s is refused: %j', async (field, part) => {
    const { send, asked } = await openDoor()
    expect(await send(submit({ ...submitted, ...part }))).toMatchObject({ status: 400, json: { field } })
    expect(asked).toEqual({})
  })

  test('of a newer host may hold more than we know', async () => {
    const { send } = await answering({ kind: 'done' })
    expect(await send(submit({ ...submitted, added_later: { x: 1 } }))).toMatchObject({
      status: 200,
      text: '',
    })
  })

  test('over the limit, malformed or missing is refused', async () => {
    const { send } = await openDoor()
    const bodies = [
      Buffer.alloc(262_145, 0x20),
      Buffer.from('{'),
      Buffer.from('['.repeat(99)),
      Buffer.from(''),
    ]
    const statuses = []
    for (const payload of bodies) statuses.push((await send({ method: 'POST', url, payload })).status)
    expect(statuses).toEqual([413, 400, 400, 400])
  })

  test('that its handler refuses has the status and the sentence of the refusal', async () => {
    const { send } = await openDoor({ submitStart: () => Promise.reject(forbidden('Not you.')) })
    expect(await send(submit(submitted))).toMatchObject({
      status: 403,
      json: { error: 'Not you.', code: 'forbidden' },
    })
  })
})

describe('suggestions', () => {
  const list = '/api/v0/incidents/checklist-autocomplete-item'

  test('are answered in the names of the host, whatever else it asks with', async () => {
    const { send, asked } = await openDoor()
    const query = `channel_id=${ids.channel}&user_input=%2Fincident+check&parsed=x&parsed=y&root_id=`
    const answer = await send({ url: `${list}?${query}` })
    expect(answer).toMatchObject({
      status: 200,
      json: [{ Item: '0 1', Hint: '"Tell support"', HelpText: 'Triage, open, no assignee' }],
    })
    expect(asked['taskSuggestions']).toEqual([expect.objectContaining({ userId: ids.ann }), ids.channel])
  })

  test('of nothing are an empty list', async () => {
    const { send } = await openDoor({ taskSuggestions: () => Promise.resolve([]) })
    expect((await send({ url: `${list}?channel_id=${ids.channel}` })).json).toEqual([])
  })

  test.each(['', '?channel_id=', '?channel_id=x', `?channel_id=${ids.channel}&channel_id=${ids.channel}`])(
    'for the query %j are refused',
    async (query) => {
      const { send, asked } = await openDoor()
      const answer = await send({ url: list + query })
      expect(answer).toMatchObject({ status: 400, json: { code: 'invalid', field: 'channel_id' } })
      expect(asked).toEqual({})
    },
  )
})
