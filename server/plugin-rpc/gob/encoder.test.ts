import { expect, test } from '@jest/globals'
import { GobDecoder } from './decoder.ts'
import { GobEncoder } from './encoder.ts'
import { any, array, bool, explicit, int, list, map, optional, string, struct, time, uint } from './schema.ts'
import type { InputOf, Schema, ValueOf } from './schema.ts'
import { plain, typed } from './typed.ts'

const Post = struct('Post', { Id: string, At: int, Props: map(string, any) })

function roundTrip<S extends Schema>(schema: S, value: InputOf<S>): ValueOf<S> | undefined {
  const decoder = new GobDecoder()
  decoder.push(new GobEncoder().encode(schema, value))
  return decoder.next(schema)?.value
}

test('a type is defined once on a stream, and on every stream', () => {
  const encoder = new GobEncoder()
  const first = encoder.encode(Post, { Id: 'p1' })
  const second = encoder.encode(Post, { Id: 'p1' })
  expect(first.subarray(-second.length)).toEqual(second)
  expect(second.length).toBeLessThan(10)
  expect(new GobEncoder().encode(Post, { Id: 'p1' })).toEqual(first)
})

test('a value that does not fit leaves the stream as it was', () => {
  const encoder = new GobEncoder()
  expect(() => encoder.encode(Post, { Id: 'p1', At: 1.5 })).toThrow(
    'Post.At: 1.5 is not a whole number below 2^53',
  )
  expect(encoder.encode(Post, { Id: 'p1' })).toEqual(new GobEncoder().encode(Post, { Id: 'p1' }))
})

test.each<[string, Schema, unknown]>([
  ['Post.Id: Expected string, got number', Post, { Id: 5 }],
  ['Post.Props: Expected interface, got function', Post, { Props: { run: () => 1 } }],
  ['Expected interface, got object', any, new Date(0)],
  ['Expected Post, got object', Post, []],
  ['Post.Props: Expected record, got object', Post, { Props: new Map([['a', 'b']]) }],
  ['Expected Map, got object', map(int, string), { 1: 'a' }],
  ['Expected Post, got null', list(Post), [null]],
  ['Expected 2 elements, got 1', array(int, 2), [1]],
  ['-1 is not an unsigned', uint, -1],
  ['does not fit into 64 bits', uint, 2n ** 64n],
  ['does not fit into 64 bits', int, 2n ** 63n],
  ['The date is invalid', time, new Date(Number.NaN)],
  ['No type is registered under the name "main.Secret"', any, typed('main.Secret', {})],
  ['ErrorString.Code: Expected int, got string', any, typed('*plugin.ErrorString', { Code: 'x' })],
])('%s', (message, schema, value) => {
  expect(() => new GobEncoder().encode(schema, value)).toThrow(message)
})

test('a value that holds itself is refused', () => {
  const props: Record<string, unknown> = {}
  props.self = props
  expect(() => new GobEncoder().encode<Schema>(Post, { Props: props })).toThrow(
    'Nested deeper than 200, or a cycle',
  )
})

test('JavaScript values stand in interfaces as the JSON-like types of the host', () => {
  const value = {
    text: 'a',
    whole: 1,
    part: 1.5,
    yes: true,
    nil: null,
    many: ['b', 2n ** 60n],
    bytes: Buffer.from('c'),
  }
  const read = roundTrip(any, { ...value, absent: undefined })
  expect(read).toEqual(
    typed('map[string]interface {}', {
      text: typed('string', 'a'),
      whole: typed('int64', 1),
      part: typed('float64', 1.5),
      yes: typed('bool', true),
      nil: null,
      many: typed('[]interface {}', [typed('string', 'b'), typed('int64', 2n ** 60n)]),
      bytes: typed('[]uint8', Buffer.from('c')),
    }),
  )
  expect(plain(read)).toEqual(value)
})

test('zeros behind pointers are sent in a patch only', () => {
  const Sent = struct('Patch', { Name: explicit(string), IsOn: explicit(bool) })
  const size = (schema: Schema, value: unknown) => new GobEncoder().encode(schema, value).length
  expect(size(Sent, { Name: '', IsOn: false })).toBe(size(Sent, {}) + 4)
  const Usual = struct('Usual', { Name: optional(string), IsOn: optional(bool) })
  expect(size(Usual, { Name: '', IsOn: false })).toBe(size(Usual, {}))
})

test('a struct behind a pointer is sent when it is given, even if it is empty', () => {
  const Args = struct('Args', { A: optional(Post) })
  expect(roundTrip(Args, { A: {} })).toEqual({ A: { Id: '', At: 0, Props: {} } })
  expect(roundTrip(Args, {})).toEqual({ A: undefined })
})
