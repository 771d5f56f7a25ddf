import { expect, test } from '@jest/globals'

import { cleanAllowedHost } from './allowed-host.ts'

test.each([
  ['hooks.example.org', 'hooks.example.org'],
  [' Hooks.Example.ORG ', 'hooks.example.org'],
  ['localhost', 'localhost'],
  ['my_host-1', 'my_host-1'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['10.1.2.3', '10.1.2.3'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['192.168.1.7/32', '192.168.1.7/32'],
  ['::1', '::1'],
  ['[::1]', '::1'],
  ['FD00:0:0::0/8', 'fd00::/8'],
  ['fe80::1/128', 'fe80::1/128'],
])('%j is allowed as %j', (given, stored) => {
  expect(cleanAllowedHost(given, 'field')).toBe(stored)
})

test.each([
  '',
  ' ',
  '*',
  '*.example.org',
  'example.org:8080',
  'http://example.org',
  'example.org/path',
  'example.org/8',
  'example..org',
  '.example.org',
  'example.org.',
  '-example.org',
  'ann@example.org',
  'two words',
  'bücher.example',
  '10.1',
  '010.1.2.3',
  '10.1.2.256',
  '0x7f.0.0.1',
  '2130706433',
  '127.0.0.1:80',
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0.0/08',
  '10.0.0.0/8/8',
  '10.0.0.0/',
  '::1/129',
  '[::1',
  '::1]',
  '[::1]:80',
  'fe80::1%eth0',
  ':::',
  'a'.repeat(254),
  'nul\0byte',
])('%j is refused', (given) => {
  expect(() => cleanAllowedHost(given, 'field')).toThrow(
    expect.objectContaining({ code: 'invalid', details: { field: 'field' } }),
  )
})

test('a refusal shows what is refused, but not all of a long one', () => {
  expect(() => cleanAllowedHost('ä'.repeat(500), 'field')).toThrow(`“${'ä'.repeat(99)}…” is no host name`)
})
