import { tmpdir } from 'node:os'
import { expect, test } from '@jest/globals'
import { readHandshakeEnvironment } from './handshake.ts'
import { HandshakeError } from './handshake/handshake-error.ts'

const fromMattermost = {
  MATTERMOST_PLUGIN: 'Securely message teams, anywhere.',
  PLUGIN_PROTOCOL_VERSIONS: '1',
  PLUGIN_MIN_PORT: '10000',
  PLUGIN_MAX_PORT: '25000',
}

test('started by Mattermost, we listen on a socket in the temporary directory', () => {
  const place = readHandshakeEnvironment(fromMattermost, 'linux')
  expect(place).toEqual({ network: 'unix', directory: tmpdir(), group: undefined })
})

test('the server may name another directory and a group', () => {
  const env = {
    ...fromMattermost,
    PLUGIN_UNIX_SOCKET_DIR: '/run/plugins',
    PLUGIN_UNIX_SOCKET_GROUP: 'mattermost',
  }
  expect(readHandshakeEnvironment(env, 'darwin')).toEqual({
    network: 'unix',
    directory: '/run/plugins',
    group: 'mattermost',
  })
})

test('on Windows we listen on a port from its range', () => {
  const place = readHandshakeEnvironment({ ...fromMattermost, PLUGIN_MIN_PORT: '12000' }, 'win32')
  expect(place).toEqual({ network: 'tcp', minPort: 12_000, maxPort: 25_000 })
})

test.each([
  ['without a cookie', { MATTERMOST_PLUGIN: undefined }, 'This program is a plugin'],
  ['with another cookie', { MATTERMOST_PLUGIN: 'hello' }, 'This program is a plugin'],
  ['with newer protocols only', { PLUGIN_PROTOCOL_VERSIONS: '2,3' }, 'the server offers "2,3"'],
  ['without any protocol', { PLUGIN_PROTOCOL_VERSIONS: undefined }, 'the server offers ""'],
  [
    'with ports that are none',
    { PLUGIN_MIN_PORT: 'many' },
    'The server gives us no ports: "many" to "25000"',
  ],
  ['with an empty range', { PLUGIN_MIN_PORT: '30000' }, 'The server gives us no ports: "30000" to "25000"'],
])('%s it refuses to start', (_how, change, message) => {
  const read = () => readHandshakeEnvironment({ ...fromMattermost, ...change }, 'win32')
  expect(read).toThrow(HandshakeError)
  expect(read).toThrow(message)
})

test('one version of several is enough', () => {
  const env = { ...fromMattermost, PLUGIN_PROTOCOL_VERSIONS: '2,1' }
  expect(() => readHandshakeEnvironment(env, 'linux')).not.toThrow()
})
