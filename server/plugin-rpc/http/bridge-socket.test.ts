import { expect, test } from '@jest/globals'
import { parseRemoteAddress } from './bridge-socket.ts'

test.each([
  ['192.0.2.7:443', '192.0.2.7', 443],
  ['[2001:db8::1]:80', '2001:db8::1', 80],
  ['', '', 0],
  ['@', '@', 0],
])('%j is address %j and port %d', (text, remoteAddress, remotePort) => {
  expect(parseRemoteAddress(text)).toEqual({ remoteAddress, remotePort })
})
