import type { ByteReader } from './byte-reader.ts'
import { GobError } from './error.ts'
import type { WireField, WireType } from './wire-type.ts'

/** Passes over a value of any type, interfaces of unknown names included. */
export function skipValue(from: ByteReader, id: number): void {
  const type = from.types.typeOf(id)
  switch (type.kind) {
    case 'bool':
    case 'int':
    case 'uint':
    case 'float':
      from.uint()
      return
    case 'complex':
      from.uint()
      from.uint()
      return
    case 'bytes':
    case 'string':
    case 'GobEncoder':
    case 'BinaryMarshaler':
    case 'TextMarshaler':
      return from.pass(from.count())
    case 'interface':
      return skipInterface(from)
    case 'array':
    case 'slice':
    case 'map':
      return skipElements(from, type)
    case 'struct':
      return skipStruct(from, type.fields)
  }
}

/** A value as it stands in a message or an interface: one that is no struct has a 0 in front. */
export function skipTopLevel(from: ByteReader, id: number): void {
  if (from.types.typeOf(id).kind !== 'struct' && from.uint() !== 0)
    throw new GobError('A value lacks its leading 0.')
  skipValue(from, id)
}

function skipElements(from: ByteReader, type: Extract<WireType, { elem: number }>): void {
  from.enter(0)
  for (let left = from.count(); left > 0; left--) {
    if (type.kind === 'map') skipValue(from, type.key)
    skipValue(from, type.elem)
  }
  from.leave()
}

function skipStruct(from: ByteReader, fields: readonly WireField[]): void {
  from.enter(0)
  let index = -1
  for (let delta = from.size(); delta !== 0; delta = from.size()) {
    index += delta
    const field = fields[index]
    if (!field) throw new GobError(`A struct of ${fields.length} fields has no field ${index}.`)
    skipValue(from, field.id)
  }
  from.leave()
}

/** The length is of no use: a definition inside the value would cut it, and the rest has a length of its own. */
function skipInterface(from: ByteReader): void {
  if (from.name() === '') return
  from.enter(0)
  const id = from.types.readId(from)
  from.uint()
  skipTopLevel(from, id)
  from.leave()
}
