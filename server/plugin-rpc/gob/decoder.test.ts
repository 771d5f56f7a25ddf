import { expect, test } from '@jest/globals'
import { ByteWriter } from './byte-writer.ts'
import { GobDecoder } from './decoder.ts'
import { GobEncoder } from './encoder.ts'
import { GobError } from './error.ts'
import { array, bool, bytes, int, lazy, list, map, string, struct, uint } from './schema.ts'
import type { Schema } from './schema.ts'

const Inner = struct('Inner', { X: int, Y: int })
const Tree = struct('Tree', { Kids: list(lazy<unknown, unknown>((): Schema => Tree)) })

test('a value is there once its last byte is', () => {
  const stream = new GobEncoder().encode(Inner, { X: 1, Y: -1 })
  const decoder = new GobDecoder()
  for (const byte of stream.subarray(0, -1)) {
    decoder.push(Buffer.of(byte))
    expect(decoder.next(Inner)).toBeUndefined()
  }
  decoder.push(stream.subarray(-1))
  expect(decoder.next(Inner)).toEqual({ value: { X: 1, Y: -1 } })
  expect(decoder.next(Inner)).toBeUndefined()
})

test('a large value in small chunks comes back whole', () => {
  const large = Buffer.alloc(3_000_000, 'incident')
  const stream = new GobEncoder().encode(bytes, large)
  const decoder = new GobDecoder()
  for (let start = 0; start < stream.length; start += 65536) {
    expect(decoder.next(bytes)).toBeUndefined()
    decoder.push(stream.subarray(start, start + 65536))
  }
  expect(decoder.next(bytes)?.value.equals(large)).toBe(true)
})

test('a small value does not keep the memory of the chunk it came in', () => {
  const decoder = new GobDecoder()
  const chunk = Buffer.concat([new GobEncoder().encode(bytes, Buffer.from('small')), Buffer.alloc(100_000)])
  decoder.push(chunk)
  const value = decoder.next(bytes)?.value
  expect(value?.toString()).toBe('small')
  expect(value?.buffer).not.toBe(chunk.buffer)
})

test('keys such as __proto__ are keys like any other', () => {
  const record = Object.fromEntries([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ])
  const decoder = new GobDecoder()
  decoder.push(new GobEncoder().encode(map(string, string), record))
  const value = decoder.next(map(string, string))?.value ?? {}
  expect(Object.getPrototypeOf(value)).toBeNull()
  expect(Object.entries(value)).toEqual(Object.entries(record))
})

test('after an error the stream is dead and says the same again', () => {
  const decoder = new GobDecoder()
  decoder.push(new GobEncoder().encode(string, 'text'))
  expect(() => decoder.next(int)).toThrow(GobError)
  decoder.push(new GobEncoder().encode(int, 5))
  expect(() => decoder.next(int)).toThrow('expected to be int, the peer sends string')
  expect(() => decoder.skip()).toThrow('expected to be int, the peer sends string')
})

test.each<[string, Schema, Schema, unknown]>([
  [
    'Post.N is expected to be uint, the peer sends int',
    struct('Post', { N: uint }),
    struct('', { N: int }),
    { N: 1 },
  ],
  [
    'Post.N is expected to be bool, the peer sends slice',
    struct('Post', { N: bool }),
    struct('', { N: list(int) }),
    {},
  ],
  ['expected to be list, the peer sends struct', list(int), Inner, {}],
  ['expected to be array, the peer sends array', array(int, 2), array(int, 3), [1, 2, 3]],
  ['expected to be bytes, the peer sends string', map(string, bytes), map(string, string), {}],
  ['without any field of Other', struct('Other', { Z: int }), Inner, { X: 1 }],
])('kinds must agree: %s', (message, ours, theirs, value) => {
  const decoder = new GobDecoder()
  decoder.push(new GobEncoder().encode(theirs, value))
  expect(() => decoder.next(ours)).toThrow(message)
})

test('a struct without fields, on either side, fits any struct', () => {
  const decoder = new GobDecoder()
  const encoder = new GobEncoder()
  decoder.push(encoder.encode(Inner, { X: 1 }))
  expect(decoder.next(struct('Empty', {}))).toEqual({ value: {} })
  decoder.push(encoder.encode(struct('Empty', {}), {}))
  expect(decoder.next(Inner)).toEqual({ value: { X: 0, Y: 0 } })
})

test('values may be nested 200 deep, not deeper', () => {
  expect(() => decodeTree(199)).not.toThrow()
  expect(() => decodeTree(200)).toThrow(GobError)
  expect(() => decodeTree(50_000)).toThrow('nested deeper than 200')
})

/** A tree that deep, written by hand because our encoder refuses it. */
function decodeTree(depth: number): void {
  const definition = new GobEncoder().encode(Tree, {})
  const id = definition.subarray(definition.length - 3, definition.length - 1)
  const levels = Buffer.concat(Array.from({ length: depth / 2 }, () => Buffer.of(1, 1)))
  const message = new ByteWriter()
  message.raw(Buffer.concat([id, levels, Buffer.alloc(depth / 2 + 1)]))
  const decoder = new GobDecoder()
  decoder.push(Buffer.concat([definition, message.finish()]))
  decoder.next(Tree)
  decoder.next(Tree)
}
