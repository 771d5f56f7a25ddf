import { expect, test } from '@jest/globals'
import { typed } from '../../server/plugin-rpc/gob/typed.ts'
import { hookCalls } from '../../server/plugin-rpc/hooks/calls.ts'
import type { Hooks } from '../../server/plugin-rpc/hooks/handlers.ts'
import { connect } from './tiny-host.ts'

const fail = (): never => {
  throw new Error('out of order')
}

async function activated(hooks: Hooks) {
  const connection = connect(hooks)
  await connection.host.activate()
  return connection
}

test('the host is told the hooks that there are, by name', async () => {
  const { host } = connect({
    ServeHTTP: () => undefined,
    ExecuteCommand: () => ({}),
    OnDeactivate: () => undefined,
  })
  expect(await host.dispense()).toEqual(['ExecuteCommand', 'OnDeactivate', 'ServeHTTP'])
})

test('a plugin is activated after it has read its configuration, with the API at hand', async () => {
  const order: string[] = []
  const { host } = connect(
    {
      OnConfigurationChange: async (api) => {
        order.push(`configuration ${(await api.LoadPluginConfiguration()).toString()}`)
      },
      OnActivate: async (api) => {
        order.push(`activated by ${await api.GetServerVersion()}`)
      },
    },
    { LoadPluginConfiguration: () => ({ A: Buffer.from('{}') }), GetServerVersion: () => ({ A: '11.6.0' }) },
  )
  expect(await host.activate()).toEqual({ A: null })
  expect(order).toEqual(['configuration {}', 'activated by 11.6.0'])
})

test.each(['OnActivate', 'OnConfigurationChange'] as const)(
  'the administrator is told why %s failed',
  async (hook) => {
    const { host } = connect({ [hook]: fail })
    expect(await host.activate()).toEqual({
      A: typed('*plugin.ErrorString', { Code: 0, Err: 'out of order' }),
    })
  },
)

test('a plugin whose configuration is refused is not activated', async () => {
  let isActive = false
  const { host } = connect({
    OnConfigurationChange: fail,
    OnActivate: () => {
      isActive = true
    },
  })
  await host.activate()
  expect(isActive).toBe(false)
})

test('a command is answered', async () => {
  const { host } = await activated({
    ExecuteCommand: ({ SessionId }, { Command }) => ({
      ResponseType: 'ephemeral',
      Text: `${Command} in ${SessionId}`,
    }),
  })
  const { A, B } = await host.call('ExecuteCommand', { A: { SessionId: 's1' }, B: { Command: '/x' } })
  expect([A?.ResponseType, A?.Text, B]).toEqual(['ephemeral', '/x in s1', undefined])
})

test('a command that fails is answered with an error for the person, without its cause', async () => {
  const { host } = await activated({ ExecuteCommand: fail })
  const { A, B } = await host.call('ExecuteCommand', { A: {}, B: {} })
  expect(A).toBeUndefined()
  expect(B).toMatchObject({ StatusCode: 500, SkipTranslation: true })
  expect(B?.Message).not.toContain('out of order')
})

test('a post may be left, replaced or rejected; a hook that fails leaves it', async () => {
  const { host } = await activated({
    MessageWillBePosted: (_context, post) => {
      if (post.Message === 'leave') return undefined
      if (post.Message === 'replace') return { post: { ...post, Message: 'replaced' } }
      return post.Message === 'reject' ? { rejected: 'no' } : fail()
    },
  })
  const verdictOn = async (Message: string) => {
    const { A, B } = await host.call('MessageWillBePosted', { A: {}, B: { Message } })
    return [A?.Message, B]
  }
  expect(await verdictOn('leave')).toEqual([undefined, ''])
  expect(await verdictOn('replace')).toEqual(['replaced', ''])
  expect(await verdictOn('reject')).toEqual([undefined, 'no'])
  expect(await verdictOn('fail')).toEqual([undefined, ''])
})

test('a configuration may be refused; a hook that fails lets it be saved', async () => {
  const { host } = await activated({
    ConfigurationWillBeSaved: ({ ServiceSettings }) =>
      ServiceSettings.SiteURL === 'fail' ? fail() : { refused: 'not this one' },
  })
  const refuse = (SiteURL: string) =>
    host.call('ConfigurationWillBeSaved', { A: { ServiceSettings: { SiteURL } } })
  expect(await refuse('x')).toEqual({
    A: undefined,
    B: typed('*plugin.ErrorString', { Code: 0, Err: 'not this one' }),
  })
  expect(await refuse('fail')).toEqual({ A: undefined, B: null })
})

test('files for support go out, or why there are none', async () => {
  const files = [{ Filename: 'state.json', Body: Buffer.from('{}') }]
  const { host } = await activated({ GenerateSupportData: ({ SessionId }) => (SessionId ? files : fail()) })
  expect(await host.call('GenerateSupportData', { A: { SessionId: 's1' } })).toEqual({ A: files, B: null })
  const { B } = await host.call('GenerateSupportData', { A: {} })
  expect(B).toEqual(typed('*plugin.ErrorString', { Code: 0, Err: 'out of order' }))
})

test('a hook gets what the host tells, in order; the acting user may be absent', async () => {
  const heard: unknown[] = []
  const { host } = await activated({
    MessageHasBeenUpdated: (_context, post, old) => void heard.push(post.Message, old.Message),
    UserHasLeftChannel: (_context, member, actor) => void heard.push(member.UserId, actor?.Id),
    OnWebSocketConnect: (connection, user) => void heard.push(connection, user),
    OnPluginClusterEvent: (_context, event) => void heard.push(event.Id),
  })
  await host.call('MessageHasBeenUpdated', { A: {}, B: { Message: 'new' }, C: { Message: 'old' } })
  await host.call('UserHasLeftChannel', { A: {}, B: { UserId: 'ann' }, C: { Id: 'bob' } })
  await host.call('UserHasLeftChannel', { A: {}, B: { UserId: 'ann' } })
  await host.call('OnWebSocketConnect', { A: 'c1', B: '' })
  await host.call('OnPluginClusterEvent', { A: {}, B: { Id: 'hurry' } })
  expect(heard).toEqual(['new', 'old', 'ann', 'bob', 'ann', undefined, 'c1', '', 'hurry'])
})

test('what a hook throws is logged with its name, and the next one runs', async () => {
  const { host, lines } = connect({ MessageHasBeenPosted: fail, MessageHasBeenDeleted: () => undefined })
  await host.dispense()
  expect(await host.call('MessageHasBeenPosted', { A: {}, B: {} })).toEqual({})
  expect(await host.call('MessageHasBeenDeleted', { A: {}, B: {} })).toEqual({})
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { '@level': 'error', '@message': 'hook failed', hook: 'MessageHasBeenPosted' },
  ])
})

test('hooks that are not there are unknown methods, in the words of Go', async () => {
  const { host } = await activated({})
  await expect(host.call('ExecuteCommand', {})).rejects.toThrow(
    "rpc: can't find method Plugin.ExecuteCommand",
  )
  const strange = host.control.call('Nope.Nope', hookCalls.OnDeactivate, {})
  await expect(strange).rejects.toThrow("rpc: can't find service Nope.Nope")
  const malformed = host.control.call('Nope', hookCalls.OnDeactivate, {})
  await expect(malformed).rejects.toThrow('rpc: service/method request ill-formed: Nope')
})

test('deactivation tells what went wrong', async () => {
  const { host } = await activated({ OnDeactivate: fail })
  expect(await host.call('OnDeactivate', {})).toEqual({
    A: typed('*plugin.ErrorString', { Code: 0, Err: 'out of order' }),
  })
})
