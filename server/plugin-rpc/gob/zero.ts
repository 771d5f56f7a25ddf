import { ZERO_TIME } from './go-time.ts'
import { resolve } from './schema.ts'
import type { Schema } from './schema.ts'

/** Whether a struct's field is left out for being zero. Maps, arrays and structs that are given are always sent. */
export function isZero(schema: Schema): (value: unknown) => boolean {
  if (schema.kind === 'lazy') return (value) => isZero(schema.get())(value)
  const resolved = schema.kind === 'optional' ? schema.of : schema
  switch (resolved.kind) {
    case 'bool':
      return (value) => value === false
    case 'int':
    case 'uint':
      return (value) => value === 0 || value === 0n
    case 'float':
      return (value) => Object.is(value, 0)
    case 'string':
    case 'url':
      return (value) => value === ''
    case 'bytes':
      return (value) => value instanceof Uint8Array && value.length === 0
    case 'list':
      return (value) => Array.isArray(value) && value.length === 0
    case 'any':
      return (value) => value === null
    case 'time':
      return (value) => value instanceof Date && value.getTime() === ZERO_TIME
    case 'complex':
    case 'map':
    case 'array':
    case 'struct':
    case 'optional':
    case 'lazy':
      return () => false
  }
}

/** Makes what a field holds that was not sent. */
export function zeroOf(schema: Schema): () => unknown {
  const resolved = resolve(schema)
  switch (resolved.kind) {
    case 'bool':
      return () => false
    case 'int':
    case 'uint':
    case 'float':
      return () => 0
    case 'string':
    case 'url':
      return () => ''
    case 'bytes':
      return () => Buffer.alloc(0)
    case 'complex':
      return () => ({ re: 0, im: 0 })
    case 'any':
      return () => null
    case 'time':
      return schema.kind === 'optional' ? () => undefined : () => new Date(ZERO_TIME)
    case 'list':
      return () => []
    case 'array': {
      const zero = zeroOf(resolved.of)
      return () => Array.from({ length: resolved.length }, zero)
    }
    case 'map':
      return resolved.key.kind === 'string' ? () => Object.create(null) as unknown : () => new Map()
    case 'struct':
      return schema.kind === 'optional' ? () => undefined : zeroStruct(Object.entries(resolved.fields))
  }
}

function zeroStruct(fields: readonly [string, Schema][]): () => unknown {
  const zeros = fields.map(([name, field]) => ({ name, zero: zeroOf(field) }))
  return () => {
    const value: Record<string, unknown> = {}
    for (const { name, zero } of zeros) value[name] = zero()
    return value
  }
}
