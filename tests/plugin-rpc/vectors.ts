import { readFileSync } from 'node:fs'
import { interfaceType } from '../../server/plugin-rpc/gob/interface-types.ts'
import { resolve } from '../../server/plugin-rpc/gob/schema.ts'
import type { Schema } from '../../server/plugin-rpc/gob/schema.ts'
import { typed } from '../../server/plugin-rpc/gob/typed.ts'
import { schemaOf } from './go-types.ts'

/** One value of a stream made by Go: what it is, how it looks as JSON (vectors/README.md), its bytes. */
export interface StreamItem {
  readonly schema: Schema
  readonly json: unknown
  readonly bytes: Buffer
}

export interface Vector {
  readonly name: string
  readonly items: readonly StreamItem[]
}

/** The files of gob vectors and how many each holds, so that a lost one is noticed. */
export const gobFiles = {
  primitives: 72,
  composites: 36,
  interfaces: 27,
  rpc: 14,
  models: 38,
  hooks: 50,
  api: 235,
  'http-writer': 10,
} as const
export type GobFile = keyof typeof gobFiles

interface RawVector {
  readonly name: string
  readonly go_type: string | readonly string[]
  readonly value: unknown
  readonly hex: string | readonly string[]
}

export function readVectors(file: GobFile): Vector[] {
  const text = readFileSync(new URL(`./vectors/${file}.json`, import.meta.url), 'utf8')
  return (JSON.parse(text) as RawVector[]).map((raw) => ({ name: raw.name, items: itemsOf(raw) }))
}

function itemsOf({ go_type, value, hex }: RawVector): StreamItem[] {
  if (typeof hex === 'string') return [itemOf(go_type as string, value, hex)]
  return hex.map((part, index) => itemOf(go_type[index] ?? '', (value as unknown[])[index], part))
}

function itemOf(goType: string, json: unknown, hex: string): StreamItem {
  return { schema: schemaOf(goType), json, bytes: Buffer.from(hex, 'hex') }
}

type Json = Readonly<Record<string, unknown>>

/** The JSON of a vector as our codec's value. Fields that are not in it are left out, or filled with their zeros. */
export function valueOf(schema: Schema, json: unknown, zeros: 'left out' | 'filled'): unknown {
  const inner = (of: Schema, part: unknown) => valueOf(of, part, zeros)
  const type = resolve(schema)
  switch (type.kind) {
    case 'list':
    case 'array':
      return (json as unknown[]).map((element) => inner(type.of, element))
    case 'map': {
      const pairs = (json as { $map?: [unknown, unknown][] }).$map
      if (pairs)
        return new Map(pairs.map(([key, element]) => [inner(type.key, key), inner(type.of, element)]))
      return fromEntries(Object.entries(json as Json), (_key, element) => inner(type.of, element))
    }
    case 'struct':
      return structOf(Object.entries(type.fields), json as Json, zeros)
    case 'any': {
      if (json === null) return null
      const { $iface, value } = json as { $iface: string; value: unknown }
      return typed($iface, inner(interfaceType($iface), value))
    }
    case 'bool':
    case 'string':
    case 'int':
    case 'uint':
    case 'float':
    case 'complex':
    case 'bytes':
    case 'url':
    case 'time':
      return scalarOf(type.kind, json)
  }
}

function structOf(fields: readonly [string, Schema][], json: Json, zeros: 'left out' | 'filled'): unknown {
  const present = fields.filter(([name]) => name in json || zeros === 'filled')
  const unknown = Object.keys(json).filter((name) => !fields.some(([field]) => field === name))
  if (unknown.length > 0) throw new Error(`The schema lacks ${unknown.join()}.`)
  return fromEntries(present, (name, field) =>
    name in json ? valueOf(field, json[name], zeros) : zeroOf(field),
  )
}

function scalarOf(kind: string, json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  const { $bytes, $int, $float, $complex, $opaque } = json as Readonly<Record<string, string>>
  if ($bytes !== undefined) return Buffer.from($bytes, 'hex')
  if ($int !== undefined) return BigInt($int)
  if ($float !== undefined) return Number($float.replace('Inf', 'Infinity'))
  if ($complex !== undefined) return { re: Number($complex[0]), im: Number($complex[1]) }
  const opaque = Buffer.from($opaque ?? '', 'hex')
  return kind === 'url' ? opaque.toString() : timeOf(opaque)
}

/** Seconds since year 1 and nanoseconds, as Go marshals a time. */
function timeOf(bytes: Buffer): Date {
  const yearOne = Date.parse('0001-01-01T00:00:00Z')
  return new Date(yearOne + Number(bytes.readBigInt64BE(1)) * 1000 + Math.floor(bytes.readInt32BE(9) / 1e6))
}

/** What a field that was not sent must hold. */
function zeroOf(schema: Schema): unknown {
  const type = resolve(schema)
  const isPointer = schema.kind === 'optional'
  switch (type.kind) {
    case 'bool':
      return false
    case 'string':
    case 'url':
      return ''
    case 'int':
    case 'uint':
    case 'float':
      return 0
    case 'complex':
      return { re: 0, im: 0 }
    case 'bytes':
      return Buffer.alloc(0)
    case 'list':
      return []
    case 'array':
      return Array.from({ length: type.length }, () => zeroOf(type.of))
    case 'map':
      return type.key.kind === 'string' ? {} : new Map()
    case 'any':
      return null
    case 'time':
      return isPointer ? undefined : new Date('0001-01-01T00:00:00Z')
    case 'struct':
      return isPointer ? undefined : structOf(Object.entries(type.fields), {}, 'filled')
  }
}

function fromEntries<T>(entries: readonly [string, T][], value: (name: string, of: T) => unknown): Json {
  return Object.fromEntries(entries.map(([name, of]) => [name, value(name, of)]))
}
