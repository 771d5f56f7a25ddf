import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { HandshakeError } from '../../server/plugin-rpc/handshake/handshake-error.ts'
import type { Address } from '../../server/plugin-rpc/handshake/handshake-line.ts'
import { readHandshakeLine, writeHandshakeLine } from '../../server/plugin-rpc/handshake/handshake-line.ts'

interface Vector {
  readonly name: string
  readonly value: Address
  readonly hex: string
}

const file = new URL('./vectors/binary.json', import.meta.url)
const lines = (JSON.parse(readFileSync(file, 'utf8')) as Vector[]).filter(({ name }) =>
  name.startsWith('handshake'),
)

test('the file has both lines', () => {
  expect(lines.map(({ name }) => name)).toEqual(['handshake line, unix', 'handshake line, tcp'])
})

test.each(lines)('reads and writes: $name', ({ value: { network, address }, hex }) => {
  const line = Buffer.from(hex, 'hex').toString()
  expect(writeHandshakeLine({ network, address })).toBe(line)
  expect(readHandshakeLine(line)).toEqual({ network, address })
})

test('four fields are enough, and the kind of RPC is then net/rpc', () => {
  expect(readHandshakeLine('1|1|unix|/tmp/x\n')).toEqual({ network: 'unix', address: '/tmp/x' })
})

test.each([
  '',
  'hello',
  '1|1|unix',
  '2|1|unix|/tmp/x|netrpc|',
  '1|2|unix|/tmp/x|netrpc|',
  '1|1|unix|/tmp/x|grpc|',
])('refuses %j', (line) => {
  expect(() => readHandshakeLine(line)).toThrow(HandshakeError)
})

test('an address that would break the line is refused', () => {
  expect(() => writeHandshakeLine({ network: 'unix', address: '/tmp/a|b' })).toThrow(HandshakeError)
})
