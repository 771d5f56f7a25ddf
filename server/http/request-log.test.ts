import { expect, test } from '@jest/globals'
import { openDoor } from '../../tests/support/api.ts'
import { ids } from '../../tests/support/example-incident.ts'
import { unavailable } from '../domain/errors.ts'

const task = `/api/v0/incidents/${ids.incident}/tasks/${ids.task}/state`

test('a request is one line of ids, duration and outcome', async () => {
  const { send, log } = await openDoor()
  const { headers } = await send({ method: 'PUT', url: task, payload: { new_state: 'closed' } })
  expect(log).toEqual([
    {
      level: 'debug',
      message: 'request',
      fields: {
        requestId: headers['x-request-id'],
        userId: ids.ann,
        method: 'PUT',
        route: '/api/v0/incidents/:id/tasks/:task_id/state',
        id: ids.incident,
        task_id: ids.task,
        status: 200,
        outcome: 'ok',
        durationMs: expect.any(Number),
      },
    },
  ])
})

test('a refusal is told by its code', async () => {
  const { send, log } = await openDoor()
  await send({ url: '/nothing/at/all' })
  await send({ url: '/api/v0/incidents/x' })
  expect(log.map(({ level, fields }) => [level, fields['status'], fields['outcome']])).toEqual([
    ['debug', 404, 'not_found'],
    ['debug', 400, 'invalid'],
  ])
})

test('what could not be done now is a warning with its cause', async () => {
  const error = unavailable('Try again.', new Error('connection refused'))
  const { send, log } = await openDoor({ setTaskState: () => Promise.reject(error) })
  await send({ method: 'PUT', url: task, payload: { new_state: '' } })
  expect(log).toEqual([
    expect.objectContaining({ level: 'warn', fields: expect.objectContaining({ error }) as object }),
  ])
})

test('no header, body, query or text of a path gets into the log', async () => {
  const { send, log } = await openDoor()
  const headers = { authorization: 'Bearer secret', cookie: 'secret', 'x-secret': 'secret' }
  const payload = { name: 'secret', team_id: ids.team, commander_user_id: ids.ann }
  await send({ method: 'POST', url: '/api/v0/incidents', headers, payload })
  await send({ method: 'POST', url: '/api/v0/incidents?secret=secret', headers, payload: { secret: 1 } })
  await send({ as: 'secret', url: '/api/v0/incidents/secret', headers })
  await send({ url: '/secret?secret', headers })
  expect(log).toHaveLength(4)
  expect(JSON.stringify(log)).not.toContain('secret')
})
