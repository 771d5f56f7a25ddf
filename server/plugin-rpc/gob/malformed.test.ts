import { expect, test } from '@jest/globals'
import { ByteWriter } from './byte-writer.ts'
import { GobDecoder } from './decoder.ts'
import { GobEncoder } from './encoder.ts'
import { any, bytes, float, int, list, map, string, struct, time, url } from './schema.ts'
import type { Schema } from './schema.ts'

const text = Buffer.from('text')
const Flags = struct(
  'Flags',
  Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`F${index}`, int])),
)

/** One message holding what is written. */
function message(write: (to: ByteWriter) => void): Buffer {
  const to = new ByteWriter()
  write(to)
  return to.finish()
}

/** A value of a built-in type: id, the 0 in front of what is no struct, then what is written. */
function value(id: number, write: (to: ByteWriter) => void): Buffer {
  return message((to) => {
    to.int(id)
    to.byte(0)
    write(to)
  })
}

function definition(schema: Schema, example: unknown): Buffer {
  return new GobEncoder().encode(schema, example)
}

test.each<[string, Schema, Buffer]>([
  ['a message is empty', string, Buffer.of(0)],
  ['longer than 8 bytes', string, Buffer.of(0x80, 1, 1, 1, 1, 1, 1, 1, 1, 1)],
  ['over the limit', string, Buffer.of(0xfc, 4, 0, 0, 1)],
  ['out of bounds', string, Buffer.of(0xf8, 255, 255, 255, 255, 255, 255, 255, 255)],
  ['goes on after the end', string, message((to) => to.int(6))],
  ['lacks its leading 0', string, message((to) => [to.int(6), to.byte(1), to.text('x')])],
  ['goes on after its value', string, value(6, (to) => [to.text('x'), to.byte(0)])],
  ['4 bytes are left', string, value(6, (to) => [to.uint(9), to.raw(text)])],
  ['4 bytes are left', bytes, value(5, (to) => [to.uint(2 ** 40), to.raw(text)])],
  ['longer than 8 bytes', float, value(4, (to) => to.raw(Buffer.alloc(20, 200)))],
  ['Type 70 has not been defined', string, value(70, (to) => to.byte(0))],
  ['Type 9 has not been defined', string, value(9, (to) => to.byte(0))],
  ['No type is registered under the name "main.Secret"', any, value(8, (to) => to.text('main.Secret'))],
  ['name of a type is too long', any, value(8, (to) => to.text('x'.repeat(2000)))],
  ['defines nothing', string, message((to) => [to.int(-70), to.byte(0)])],
  ['defined twice', string, message((to) => [to.int(-6), to.byte(0)])],
])('%s', (error, schema, stream) => {
  const decoder = new GobDecoder()
  decoder.push(stream)
  expect(() => decoder.next(schema)).toThrow(new RegExp(error, 'i'))
})

test('a type is defined once on a stream', () => {
  const decoder = new GobDecoder()
  const stream = definition(list(int), [])
  decoder.push(Buffer.concat([stream, stream]))
  expect(decoder.next(list(int))).toEqual({ value: [] })
  expect(() => decoder.next(list(int))).toThrow('defined twice')
})

test.each([
  ['list', list(string), []],
  ['map', map(string, string), {}],
])('a %s cannot announce more elements than bytes are left', (_kind, schema, example) => {
  const stream = definition(schema, example)
  const id = stream.subarray(-4, -2)
  const decoder = new GobDecoder()
  decoder.push(stream)
  decoder.push(message((to) => [to.raw(id), to.byte(0), to.uint(1_000_000), to.raw(text)]))
  expect(decoder.next(schema)).toBeDefined()
  expect(() => decoder.next(schema)).toThrow('1000000 elements or bytes are announced, 4 bytes are left')
})

test('a field number beyond the struct ends the stream', () => {
  const schema = struct('Pair', { A: int, B: int })
  const stream = definition(schema, {})
  const id = stream.subarray(-3, -1)
  const decoder = new GobDecoder()
  decoder.push(stream)
  decoder.push(message((to) => [to.raw(id), to.uint(3), to.int(1), to.byte(0)]))
  expect(decoder.next(schema)).toBeDefined()
  expect(() => decoder.next(schema)).toThrow('A struct of 2 fields has no field 2')
})

test('a byte for each empty struct does not become memory for all their fields', () => {
  const schema = list(Flags)
  const stream = definition(schema, [])
  const id = stream.subarray(-4, -2)
  const decoder = new GobDecoder()
  decoder.push(stream)
  decoder.push(message((to) => [to.raw(id), to.byte(0), to.uint(1_000_000), to.raw(Buffer.alloc(1_000_000))]))
  expect(decoder.next(schema)).toBeDefined()
  expect(() => decoder.next(schema)).toThrow('takes too much memory')
})

test('a peer cannot define types without end', () => {
  const decoder = new GobDecoder()
  for (let id = 64; id < 64 + 5000; id++) {
    decoder.push(message((to) => [to.int(-id), to.raw(Buffer.of(2, 1, 0, 1, 4, 0, 0))]))
  }
  expect(() => decoder.next(string)).toThrow('Too many types')
})

test.each([
  ['too short', Buffer.from('0100', 'hex')],
  ['of an unknown version', Buffer.from('030000000ee0e92ca500000000ffff', 'hex')],
  ['with too many nanoseconds', Buffer.from('010000000ee0e92ca57fffffffffff', 'hex')],
  ['after the end of time', Buffer.from('017fffffffffffffff00000000ffff', 'hex')],
])('a time that is %s is refused', (_reason, opaque) => {
  const stream = definition(time, new Date(0))
  const id = stream.subarray(-19, -17)
  const decoder = new GobDecoder()
  decoder.push(stream)
  decoder.push(message((to) => [to.raw(id), to.byte(0), to.bytes(opaque)]))
  expect(decoder.next(time)).toEqual({ value: new Date(0) })
  expect(() => decoder.next(time)).toThrow(/^A time/)
})

test('a URL and a time are different opaque values', () => {
  const decoder = new GobDecoder()
  decoder.push(new GobEncoder().encode(url, '/api'))
  expect(() => decoder.next(time)).toThrow('expected to be time, the peer sends BinaryMarshaler')
})
