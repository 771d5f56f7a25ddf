import { expect, test } from '@jest/globals'
import type { Api } from '../../server/plugin-rpc/api/client.ts'
import { typed } from '../../server/plugin-rpc/gob/typed.ts'
import { HostError, hostErrorIds } from '../../server/plugin-rpc/host-error.ts'
import { connect, type TinyApi } from './tiny-host.ts'

async function apiOf(answers: TinyApi) {
  let api: Api | undefined
  const connection = connect({ OnActivate: (given) => void (api = given) }, answers)
  await connection.host.activate()
  if (!api) throw new Error('not activated')
  return { ...connection, api }
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no error',
    (error: unknown) => error,
  )
}

const never = () => new Promise<never>(() => undefined)

test('parameters go out in order, the result comes back', async () => {
  const { api } = await apiOf({
    GetUsersInChannel: ({ A, B, C, D }) => ({ A: [{ Id: [A, B, C, D].join() }] }),
    HasPermissionTo: ({ A, B }) => ({ A: A === 'ann' && B?.Id === 'create_team' }),
    KVGet: () => ({}),
    DeleteEphemeralPost: () => ({}),
  })
  expect((await api.GetUsersInChannel('town', 'username', 2, 60))[0]?.Id).toBe('town,username,2,60')
  expect(await api.HasPermissionTo('ann', { Id: 'create_team' })).toBe(true)
  expect(await api.KVGet('absent')).toHaveLength(0)
  expect(await api.DeleteEphemeralPost('ann', 'p1')).toBeUndefined()
})

test('a refusal of the host has its id, status and texts', async () => {
  const refusal = {
    Id: 'app.user.missing',
    Message: 'No such user.',
    StatusCode: 404,
    Where: 'GetUser',
    DetailedError: 'd',
  }
  const { api } = await apiOf({ GetUser: () => ({ B: refusal }), DeletePost: () => ({ A: refusal }) })
  const expected = {
    id: 'app.user.missing',
    statusCode: 404,
    message: 'No such user.',
    where: 'GetUser',
    detailedError: 'd',
  }
  const error = await errorOf(api.GetUser('nobody'))
  expect(error).toBeInstanceOf(HostError)
  expect(error).toMatchObject(expected)
  expect(await errorOf(api.DeletePost('p1'))).toMatchObject(expected)
})

test('Go errors of each kind become a HostError', async () => {
  const { api } = await apiOf({
    RegisterCommand: () => ({ A: typed('*plugin.ErrorString', { Code: 0, Err: 'no trigger' }) }),
    GetBundlePath: () => ({ B: typed('*model.AppError', { Id: 'x', StatusCode: 400, Message: 'm' }) }),
    EnsureBotUser: () => ({ B: typed('*pq.Error', { Message: 'duplicate key' }) }),
  })
  expect(await errorOf(api.RegisterCommand({}))).toMatchObject({
    id: hostErrorIds.plain,
    message: 'no trigger',
  })
  expect(await errorOf(api.GetBundlePath())).toMatchObject({ id: 'x', statusCode: 400, message: 'm' })
  expect(await errorOf(api.EnsureBotUser({}))).toMatchObject({
    id: hostErrorIds.plain,
    message: 'duplicate key',
  })
})

test('neither a value nor an error is an error', async () => {
  const { api } = await apiOf({ GetChannel: () => ({}) })
  expect(await errorOf(api.GetChannel('c1'))).toMatchObject({ id: hostErrorIds.internal, statusCode: 500 })
})

test('pointers are always sent, even when they were left out', async () => {
  let broadcast: unknown
  const { api } = await apiOf({
    PublishWebSocketEvent: ({ C }) => {
      broadcast = C
      return {}
    },
  })
  await api.PublishWebSocketEvent('changed', {}, undefined as never)
  expect(broadcast).toMatchObject({ UserId: '', ChannelId: '' })
})

test('an argument that does not fit fails alone', async () => {
  const { api } = await apiOf({ GetUser: ({ A }) => ({ A: { Id: A } }) })
  const wrong = api.GetUser({ id: 'ann' } as never)
  expect(await errorOf(wrong)).toMatchObject({ id: hostErrorIds.internal })
  const nothing = api.UpdateChannelSidebarCategories('ann', 't1', [null] as never)
  expect(await errorOf(nothing)).toMatchObject({ id: hostErrorIds.internal })
  expect((await api.GetUser('ann')).Id).toBe('ann')
})

test('a host that does not know the call, or does not answer in time, is an error', async () => {
  const { api } = await apiOf({ GetTeams: never })
  expect(await errorOf(api.GetGroup('g1'))).toMatchObject({ id: hostErrorIds.internal })
  expect(await errorOf(api.within(20).GetTeams())).toMatchObject({
    id: hostErrorIds.unavailable,
    statusCode: 503,
  })
})

test('calls under way fail when the host goes, and so do later ones', async () => {
  const { api, socket } = await apiOf({ GetTeams: never })
  const underWay = errorOf(api.GetTeams())
  socket.destroy()
  expect(await underWay).toMatchObject({ id: hostErrorIds.unavailable })
  expect(await errorOf(api.GetTeams())).toMatchObject({ id: hostErrorIds.unavailable })
})

test('2,000 calls at once are each answered with their own', async () => {
  const { api } = await apiOf({ GetUser: ({ A }) => ({ A: { Id: A } }) })
  const ids = Array.from({ length: 2000 }, (_, index) => `u${index}`)
  const users = await Promise.all(ids.map((id) => api.GetUser(id)))
  expect(users.map((user) => user.Id)).toEqual(ids)
})
