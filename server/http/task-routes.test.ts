import { expect, test } from '@jest/globals'
import { openDoor } from '../../tests/support/api.ts'
import { closedTask, ids } from '../../tests/support/example-incident.ts'
import { IncidentError } from '../domain/errors.ts'
import { presentTask } from '../presenters/incident.ts'

const url = `/api/v0/incidents/${ids.incident}/tasks/${ids.task}/state`
const put = { method: 'PUT' as const, url, payload: { new_state: 'closed' } }

test('ticking answers the task and the version, in the body and beside it', async () => {
  const { send, asked } = await openDoor()
  const { status, headers, json } = await send(put)
  expect([status, headers['x-incident-version'], json]).toEqual([
    200,
    '2',
    { version: 2, task: presentTask(closedTask) },
  ])
  const [actor, ref, state, version] = asked['setTaskState'] ?? []
  expect(actor).toMatchObject({ userId: ids.ann })
  expect([ref, state, version]).toEqual([{ incidentId: ids.incident, taskId: ids.task }, 'closed', undefined])
})

test('the expected version is passed on, and a passed one is answered with the present', async () => {
  const { send, asked } = await openDoor({
    setTaskState: () => Promise.reject(new IncidentError('stale_version', 'Read it again.', { version: 9 })),
  })
  const answer = await send({ ...put, url: `${url}?version=8` })
  expect(asked['setTaskState']?.[3]).toBe(8)
  expect(answer).toMatchObject({
    status: 409,
    json: { error: 'Read it again.', code: 'stale_version', version: 9 },
  })
})

test.each(['version=0', 'version=-1', 'version=1.5', 'version=x', 'version=', 'version=1&version=1'])(
  'the query %s is refused',
  async (query) => {
    const { send, asked } = await openDoor()
    const answer = await send({ ...put, url: `${url}?${query}` })
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid', field: 'version' } })
    expect(asked).toEqual({})
  },
)

test('another parameter is unknown', async () => {
  const { send } = await openDoor()
  const answer = await send({ ...put, url: `${url}?verison=1` })
  expect(answer.json).toEqual({
    error: 'Unknown field "verison".',
    code: 'unknown_field',
    field: 'verison',
  })
})

test.each(['open', 'Closed', null, 0, true, ['closed'], { state: 'closed' }])(
  'the state %j is refused with those there are',
  async (state) => {
    const { send, asked } = await openDoor()
    const answer = await send({ ...put, payload: { new_state: state } })
    expect(answer.json).toEqual({
      error: 'new_state must be "", in_progress or closed.',
      code: 'invalid',
      field: 'new_state',
    })
    expect(asked).toEqual({})
  },
)

test('an answer that breaks the contract is a failure, not a wrong answer', async () => {
  const { send, log } = await openDoor({
    setTaskState: () => Promise.resolve({ version: 2, task: undefined as never }),
  })
  expect(await send(put)).toMatchObject({ status: 500, json: { code: 'internal' } })
  expect(log.map(({ level }) => level)).toEqual(['error'])
})
