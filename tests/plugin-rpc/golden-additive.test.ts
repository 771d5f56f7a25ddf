import { expect, test } from '@jest/globals'
import { GobDecoder } from '../../server/plugin-rpc/gob/decoder.ts'
import { resolve, struct } from '../../server/plugin-rpc/gob/schema.ts'
import type { Schema } from '../../server/plugin-rpc/gob/schema.ts'
import type { GobFile, Vector } from './vectors.ts'
import { gobFiles, readVectors, valueOf } from './vectors.ts'

const files = Object.keys(gobFiles) as GobFile[]

test.each(files)('a reader that knows only some fields of %s.json reads those', (file) => {
  for (const { name, items } of readVectors(file).filter(hasSeveralFields)) {
    for (const parity of [0, 1]) {
      const decoder = new GobDecoder()
      for (const { schema, json, bytes } of items) {
        decoder.push(bytes)
        const known = withEverySecondField(schema, parity)
        const whole = valueOf(schema, json, 'filled') as object
        expect({ name, value: decoder.next(known)?.value }).toEqual({ name, value: sameFields(known, whole) })
      }
    }
  }
})

test('a reader that knows more fields than were sent finds zeros in them', () => {
  const vector = readVectors('composites').find(({ name }) => name === 'sender has fewer fields')
  const long = readVectors('composites').find(({ name }) => name === 'sender has more fields')
  const decoder = new GobDecoder()
  decoder.push(vector?.items[0]?.bytes ?? Buffer.alloc(0))
  expect(decoder.next(long?.items[0]?.schema ?? struct('', {}))?.value).toEqual({
    Before: '',
    Keep: 'k',
    After: [],
  })
})

/** With one field, half a reader has none in common with the sender, which is an error. */
function hasSeveralFields({ items }: Vector): boolean {
  return items.every(({ schema }) => fieldsOf(schema).length > 1)
}

function fieldsOf(schema: Schema): [string, Schema][] {
  const type = resolve(schema)
  return type.kind === 'struct' ? Object.entries(type.fields) : []
}

function withEverySecondField(schema: Schema, parity: number): Schema {
  return struct('Half', Object.fromEntries(fieldsOf(schema).filter((_field, index) => index % 2 === parity)))
}

function sameFields(schema: Schema, whole: object): unknown {
  const names = fieldsOf(schema).map(([name]) => name)
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name)))
}
