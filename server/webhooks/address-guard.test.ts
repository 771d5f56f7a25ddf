import { expect, test } from '@jest/globals'

import { makeAddressGuard } from './address-guard.ts'

const guard = makeAddressGuard(() => ['203.0.114.7', '2606:4700::1234', 'fe80::1%eth0'])
const isRefused = (host: string, allowedHosts: readonly string[] = [], siteHost = 'chat.example.org') =>
  guard.isRefused(host, { allowedHosts, siteHost })

test.each([
  // First and last of each range. Source: IANA, IPv4 and IPv6 Special-Purpose Address Registries.
  '0.0.0.0',
  '0.255.255.255',
  '10.0.0.0',
  '10.255.255.255',
  '100.64.0.0',
  '100.127.255.255',
  '127.0.0.0',
  '127.255.255.255',
  '169.254.0.0',
  '169.254.169.254',
  '172.16.0.0',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.0.0',
  '192.168.255.255',
  '198.18.0.0',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:2::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:a9fe:a9fe::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'fc00::',
  'fdff:ffff::1',
  'fe80::1',
  'febf::1',
  'fec0::1',
  'ff02::1',
])('%s is refused', (address) => {
  expect(isRefused(address)).toBe(true)
})

test.each([
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '128.0.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '223.255.255.255',
  '2606:4700::1111',
  '2a00::1',
  '::ffff:1.1.1.1',
  '64:ff9b::101:101',
  '2002:101:101::1',
])('%s may be reached', (address) => {
  expect(isRefused(address)).toBe(false)
})

test('X-28: addresses of this machine and names of Mattermost are refused, other names are judged later', () => {
  expect(isRefused('203.0.114.7')).toBe(true)
  expect(isRefused('::ffff:203.0.114.7')).toBe(true)
  expect(isRefused('2606:4700:0::1234')).toBe(true)
  expect(isRefused('Chat.example.org')).toBe(true)
  expect(isRefused('1.1.1.1', [], '1.1.1.1')).toBe(true)
  expect(isRefused('localhost')).toBe(true)
  expect(isRefused('a.LOCALHOST')).toBe(true)
  expect(isRefused('hooks.example.org')).toBe(false)
  expect(isRefused('hooks.example.org', [], '')).toBe(false)
})

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['10.1.2.3', '10.0.0.0/8'],
  ['::ffff:10.1.2.3', '10.0.0.0/8'],
  ['fd00::5', 'fd00::/8'],
  ['fd00:0::5', 'fd00::0:5'],
  ['127.0.0.1', '127.0.0.0/8'],
  ['localhost', 'LocalHost'],
  ['chat.example.org', 'chat.example.org'],
  ['203.0.114.7', '203.0.114.7'],
])('%s may be reached when %s is listed', (host, allowed) => {
  expect(isRefused(host, ['junk', '999.1.1.1/8', '', allowed])).toBe(false)
})

test.each([
  ['10.1.2.3', '10.1.2.4'],
  ['10.1.2.3', '11.0.0.0/8'],
  ['10.1.2.3', 'fd00::/8'],
  ['sub.localhost', 'localhost'],
  ['10.1.2.3', '10.1.2.3.example.org'],
])('%s may not be reached when only %s is listed', (host, allowed) => {
  expect(isRefused(host, [allowed])).toBe(true)
})
