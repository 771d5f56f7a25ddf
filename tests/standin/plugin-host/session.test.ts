import { duplexPair } from 'node:stream'
import { expect, test } from '@jest/globals'
import { apiCalls } from '../../../server/plugin-rpc/api/calls.ts'
import { GobDecoder } from '../../../server/plugin-rpc/gob/decoder.ts'
import { GobEncoder } from '../../../server/plugin-rpc/gob/encoder.ts'
import type { Hooks } from '../../../server/plugin-rpc/hooks/handlers.ts'
import { makeHostLog } from '../../../server/plugin-rpc/host-log.ts'
import { hostErrorIds, type Api } from '../../../server/plugin-rpc/index.ts'
import { PluginSession } from '../../../server/plugin-rpc/plugin-session.ts'
import { apiMethods } from './api-methods.ts'
import type { ApiTable } from './api-table.ts'
import { AppError } from './app-error.ts'
import { Faults } from './faults.ts'
import { HostSession } from './host-session.ts'
import type { LogLine } from './log-line.ts'
import { logAnswers } from './log-answers.ts'

/** The product's own plugin side and the host, connected in memory. */
function connect(hooks: Hooks, table: ApiTable = {}) {
  const [ours, theirs] = duplexPair()
  const log: LogLine[] = []
  const unknown: string[] = []
  const panics: string[] = []
  const faults = new Faults(() => theirs.destroy())
  const api = apiMethods(
    { ...logAnswers((line) => log.push(line)), ...table },
    {
      perform: (name, run) => faults.perform(name, run),
      onUnknown: (name) => unknown.push(name),
      onPanic: (name) => panics.push(name),
    },
  )
  const plugin = new PluginSession(ours, {
    hooks,
    log: makeHostLog(() => undefined),
    onDispense: () => undefined,
    onQuit: () => void plugin.close(),
    onClose: () => undefined,
  })
  return { plugin, host: new HostSession(theirs, { api }), log, unknown, panics, faults }
}

async function activated(table: ApiTable, hooks: Hooks = {}) {
  const given = Promise.withResolvers<Api>()
  const pair = connect({ ...hooks, OnActivate: given.resolve }, table)
  await pair.host.dispense()
  await pair.host.activate()
  return { ...pair, api: await given.promise }
}

test('the host calls only the hooks that the plugin has', async () => {
  const heard: string[] = []
  const { host } = await activated({}, { MessageHasBeenPosted: (_context, post) => void heard.push(post.Id) })
  expect(host.hooks.implemented).toEqual(['MessageHasBeenPosted', 'OnActivate'])
  await host.hooks.tell('MessageHasBeenPosted', { A: {}, B: { Id: 'p1' } })
  expect(await host.hooks.tell('UserHasLeftTeam', {})).toBeUndefined()
  expect(heard).toEqual(['p1'])
})

test('a refused activation gives the sentence of the plugin', async () => {
  const { host } = connect({
    OnActivate: () => {
      throw new Error('The database is not PostgreSQL.')
    },
  })
  await host.dispense()
  await expect(host.activate()).rejects.toThrow('The database is not PostgreSQL.')
})

test('answers of the table reach the plugin, whatever their form', async () => {
  const { api } = await activated({
    GetUser: (id) => ({ Id: id, Username: 'ann', IsBot: false }),
    HasPermissionTo: (_userId, { Id }) => Id === 'manage_system',
    GetTeams: () => [{ Id: 't1' }, { Id: 't2' }],
    GetBundlePath: () => '/plugins/x',
    DeleteChannel: () => undefined,
  })
  expect(await api.GetUser('u1')).toMatchObject({ Id: 'u1', Username: 'ann' })
  expect(await api.HasPermissionTo('u1', { Id: 'manage_system' })).toBe(true)
  expect((await api.GetTeams()).map(({ Id }) => Id)).toEqual(['t1', 't2'])
  expect(await api.GetBundlePath()).toBe('/plugins/x')
  expect(await api.DeleteChannel('c1')).toBeUndefined()
})

test('an AppError reaches the plugin with id and status, also where the reply has a Go error', async () => {
  const refuse = () => {
    throw new AppError({ id: 'app.user.missing_account.const', statusCode: 404 })
  }
  const { api } = await activated({ GetUser: refuse, EnsureBotUser: refuse })
  const refusal = { id: 'app.user.missing_account.const', statusCode: 404 }
  await expect(api.GetUser('u1')).rejects.toMatchObject(refusal)
  await expect(api.EnsureBotUser({ Username: 'bot' })).rejects.toMatchObject(refusal)
})

test('whatever else goes wrong in the host is an error 500', async () => {
  const { api } = await activated({ GetUser: () => Promise.reject(new Error('no table users')) })
  await expect(api.GetUser('u1')).rejects.toMatchObject({ statusCode: 500, detailedError: 'no table users' })
})

test('a call that nobody answers is refused as by an older host, and noted', async () => {
  const { api, unknown } = await activated({})
  await expect(api.GetTeam('t1')).rejects.toMatchObject({
    id: hostErrorIds.internal,
    detailedError: "rpc: can't find method Plugin.GetTeam",
  })
  expect(unknown).toEqual(['GetTeam'])
})

test('a pointer left out is noted, since a real server would be down', async () => {
  const panics: string[] = []
  const perform = (_name: string, run: () => unknown) => Promise.resolve(run())
  const watch = { perform, onUnknown: () => undefined, onPanic: (name: string) => panics.push(name) }
  const method = apiMethods({ CreatePost: () => ({}) }, watch).get('Plugin.CreatePost')
  const decoder = new GobDecoder()
  decoder.push(new GobEncoder().encode(apiCalls.CreatePost.arg, {}))
  await method?.take(decoder)?.()
  expect(panics).toEqual(['CreatePost'])
})

test('log calls end in the log of the server', async () => {
  const { api, log, host } = await activated({})
  api.LogWarn('outbox late', ['count', 3])
  await host.ping()
  expect(log).toEqual([{ level: 'warn', message: 'outbox late', fields: { count: '3' }, source: 'api' }])
})

test('a planned fault meets one call of its name', async () => {
  const { api, faults } = await activated({ GetUser: (id) => ({ Id: id }) })
  faults.plan('GetUser', { kind: 'fail', error: new AppError({ id: 'app.busy', statusCode: 503 }) })
  await expect(api.GetUser('u1')).rejects.toMatchObject({ id: 'app.busy' })
  expect((await api.GetUser('u1')).Id).toBe('u1')
})

test('a plugin that is killed after a call has left its mark and never hears of it', async () => {
  const posts: string[] = []
  const { api, faults } = await activated({
    CreatePost: ({ Message }) => ({ Id: `p${posts.push(Message)}` }),
  })
  faults.plan('CreatePost', { kind: 'kill_after' })
  await expect(api.CreatePost({ Message: 'hello' })).rejects.toMatchObject({ id: hostErrorIds.unavailable })
  expect(posts).toEqual(['hello'])
})

test('Quit ends the connection, without an error', async () => {
  const { host } = await activated({})
  const closed = host.closed()
  await host.quit()
  expect(await closed).toBeUndefined()
})
