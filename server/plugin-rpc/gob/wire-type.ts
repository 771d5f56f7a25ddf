import { GobError } from './error.ts'
import { int, list, optional, string, struct } from './schema.ts'
import type { ValueOf } from './schema.ts'

/** What is known of a type on the wire; other types are named by their ids. */
export type WireType =
  | { readonly kind: 'bool' | 'int' | 'uint' | 'float' | 'bytes' | 'string' | 'complex' | 'interface' }
  | { readonly kind: 'GobEncoder' | 'BinaryMarshaler' | 'TextMarshaler' }
  | { readonly kind: 'slice'; readonly elem: number }
  | { readonly kind: 'array'; readonly elem: number; readonly length: number }
  | { readonly kind: 'map'; readonly key: number; readonly elem: number }
  | { readonly kind: 'struct'; readonly fields: readonly WireField[] }

export interface WireField {
  readonly name: string
  readonly id: number
}

export const BUILT_IN = {
  bool: 1,
  int: 2,
  uint: 3,
  float: 4,
  bytes: 5,
  string: 6,
  complex: 7,
  any: 8,
} as const

/** The type of definitions themselves, and the first id that a peer may define. */
export const WIRE_TYPE_ID = 16
export const FIRST_ID = 64

const CommonType = struct('CommonType', { Name: string, Id: int })
const opaque = optional(struct('gobEncoderType', { CommonType }))
const fieldType = struct('fieldType', { Name: string, Id: int })

/** A definition, exactly one of whose parts is sent. Source: encoding/gob type.go, wireType. */
export const Definition = struct('wireType', {
  ArrayT: optional(struct('arrayType', { CommonType, Elem: int, Len: int })),
  SliceT: optional(struct('sliceType', { CommonType, Elem: int })),
  StructT: optional(struct('structType', { CommonType, Field: list(fieldType) })),
  MapT: optional(struct('mapType', { CommonType, Key: int, Elem: int })),
  GobEncoderT: opaque,
  BinaryMarshalerT: opaque,
  TextMarshalerT: opaque,
})
export type Definition = ValueOf<typeof Definition>

const fields = (...pairs: [string, number][]): WireType => ({
  kind: 'struct',
  fields: pairs.map(([name, id]) => ({ name, id })),
})

/** Known to both ends without being sent. Ids from 16 on describe the definitions. */
export const builtInTypes: ReadonlyMap<number, WireType> = new Map<number, WireType>([
  [1, { kind: 'bool' }],
  [2, { kind: 'int' }],
  [3, { kind: 'uint' }],
  [4, { kind: 'float' }],
  [5, { kind: 'bytes' }],
  [6, { kind: 'string' }],
  [7, { kind: 'complex' }],
  [8, { kind: 'interface' }],
  [
    WIRE_TYPE_ID,
    fields(
      ['ArrayT', 17],
      ['SliceT', 19],
      ['StructT', 20],
      ['MapT', 23],
      ['GobEncoderT', 24],
      ['BinaryMarshalerT', 24],
      ['TextMarshalerT', 24],
    ),
  ],
  [17, fields(['CommonType', 18], ['Elem', 2], ['Len', 2])],
  [18, fields(['Name', 6], ['Id', 2])],
  [19, fields(['CommonType', 18], ['Elem', 2])],
  [20, fields(['CommonType', 18], ['Field', 22])],
  [21, fields(['Name', 6], ['Id', 2])],
  [22, { kind: 'slice', elem: 21 }],
  [23, fields(['CommonType', 18], ['Key', 2], ['Elem', 2])],
  [24, fields(['CommonType', 18])],
])

/** @throws {GobError} If it defines nothing. */
export function wireTypeOf(definition: Definition): WireType {
  const { ArrayT, SliceT, StructT, MapT } = definition
  if (ArrayT) return { kind: 'array', elem: Number(ArrayT.Elem), length: Number(ArrayT.Len) }
  if (SliceT) return { kind: 'slice', elem: Number(SliceT.Elem) }
  if (StructT) {
    return { kind: 'struct', fields: StructT.Field.map(({ Name, Id }) => ({ name: Name, id: Number(Id) })) }
  }
  if (MapT) return { kind: 'map', key: Number(MapT.Key), elem: Number(MapT.Elem) }
  if (definition.GobEncoderT) return { kind: 'GobEncoder' }
  if (definition.BinaryMarshalerT) return { kind: 'BinaryMarshaler' }
  if (definition.TextMarshalerT) return { kind: 'TextMarshaler' }
  throw new GobError('A definition defines nothing.')
}
