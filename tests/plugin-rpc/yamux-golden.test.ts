import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { FrameKind } from '../../server/plugin-rpc/yamux/frame.ts'
import {
  ACK,
  FIN,
  HEADER_SIZE,
  readFrameHeader,
  RST,
  SYN,
  writeFrameHeader,
} from '../../server/plugin-rpc/yamux/frame.ts'
import { makeRawPeer } from './raw-peer.ts'

interface FrameVector {
  readonly name: string
  readonly hex: string
  readonly value: {
    readonly type: string
    readonly flags: readonly (keyof typeof FLAGS)[]
    readonly stream: number
    readonly length: number
    readonly payload?: string
  }
}

const FLAGS = { SYN, ACK, FIN, RST }
const KINDS: Record<string, FrameKind> = {
  Data: 'data',
  WindowUpdate: 'window_update',
  Ping: 'ping',
  GoAway: 'go_away',
}

const file = new URL('./vectors/yamux.json', import.meta.url)
const vectors = JSON.parse(readFileSync(file, 'utf8')) as FrameVector[]
const isInvalid = ({ name }: FrameVector): boolean => name.startsWith('invalid:')

function headerOf({ value }: FrameVector) {
  const flags = value.flags.reduce((sum, name) => sum | FLAGS[name], 0)
  return { kind: KINDS[value.type] as FrameKind, flags, streamId: value.stream, length: value.length }
}

test('the file has all its vectors', () => {
  expect(vectors.length).toBe(28)
})

test.each(vectors.filter((vector) => !isInvalid(vector)))('reads and writes: $name', (vector) => {
  const bytes = Buffer.from(vector.hex, 'hex')
  const header = readFrameHeader(bytes)
  expect(header).toEqual(headerOf(vector))
  const payload = Buffer.from(vector.value.payload ?? '', 'hex')
  expect(Buffer.concat([writeFrameHeader(header), payload])).toEqual(bytes)
  if (vector.value.payload !== undefined) expect(bytes.length - HEADER_SIZE).toBe(vector.value.length)
})

test.each(vectors.filter(isInvalid))('ends the session with a protocol error: $name', async ({ hex }) => {
  const peer = makeRawPeer('server')
  peer.send(Buffer.from(hex, 'hex'))
  expect(await peer.nextFrame()).toMatchObject({ kind: 'go_away', length: 1 })
  peer.socket.end()
  expect(await peer.closed).toMatchObject({ name: 'YamuxError' })
})
