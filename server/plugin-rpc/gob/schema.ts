import type { AnyInput, Typed } from './typed.ts'

/**
 * Schemas of Go values: each is the description the codec works with and, through {@link ValueOf} and
 * {@link InputOf}, a TypeScript type.
 *
 *     export const Preference = struct('Preference', { UserId: string, Category: string })
 *     export type Preference = ValueOf<typeof Preference>
 */
export type Schema =
  | BoolSchema
  | IntSchema
  | UintSchema
  | FloatSchema
  | ComplexSchema
  | StringSchema
  | BytesSchema
  | AnySchema
  | UrlSchema
  | TimeSchema
  | ListSchema
  | ArraySchema
  | MapSchema
  | StructSchema
  | OptionalSchema
  | LazySchema

declare const types: unique symbol

/** The two types that a schema carries under [types]; nothing of it exists at run time. */
interface Types<Value, Input> {
  readonly value: Value
  readonly input: Input
}

/**
 * What decoding gives. Every field of a struct is there; one that was not sent holds the zero of its kind
 * (also behind a pointer: '', 0, false, an empty list or map). A struct or time behind a pointer that was not
 * sent is undefined, an interface null.
 */
export type ValueOf<S extends Schema> = S extends { readonly [types]?: Types<infer Value, unknown> }
  ? Value
  : never

/** What encoding takes: as {@link ValueOf}, but any field of any struct may be left out and is then not sent. */
export type InputOf<S extends Schema> = S extends { readonly [types]?: Types<unknown, infer Input> }
  ? Input
  : never

/** Integers are numbers up to ±(2^53 − 1) and bigint beyond. */
export type Int = number | bigint

/** Real and imaginary part. */
interface Complex {
  readonly re: number
  readonly im: number
}

export interface BoolSchema {
  readonly [types]?: Types<boolean, boolean>
  readonly kind: 'bool'
}
export interface IntSchema {
  readonly [types]?: Types<Int, Int>
  readonly kind: 'int'
}
export interface UintSchema {
  readonly [types]?: Types<Int, Int>
  readonly kind: 'uint'
}
export interface FloatSchema {
  readonly [types]?: Types<number, number>
  readonly kind: 'float'
}
export interface ComplexSchema {
  readonly [types]?: Types<Complex, Complex>
  readonly kind: 'complex'
}
export interface StringSchema {
  readonly [types]?: Types<string, string>
  readonly kind: 'string'
}
export interface BytesSchema {
  readonly [types]?: Types<Buffer, Uint8Array>
  readonly kind: 'bytes'
}
export interface AnySchema {
  readonly [types]?: Types<Typed | null, AnyInput>
  readonly kind: 'any'
}
export interface UrlSchema {
  readonly [types]?: Types<string, string>
  readonly kind: 'url'
}
export interface TimeSchema {
  readonly [types]?: Types<Date, Date>
  readonly kind: 'time'
}
export interface ListSchema {
  readonly [types]?: Types<unknown, unknown>
  readonly kind: 'list'
  readonly of: Schema
}
export interface ListOf<Of extends Schema> extends ListSchema {
  readonly [types]?: Types<ValueOf<Of>[], readonly InputOf<Of>[]>
  readonly of: Of
}
export interface ArraySchema {
  readonly [types]?: Types<unknown, unknown>
  readonly kind: 'array'
  readonly of: Schema
  readonly length: number
}
export interface ArrayOf<Of extends Schema> extends ArraySchema {
  readonly [types]?: Types<ValueOf<Of>[], readonly InputOf<Of>[]>
  readonly of: Of
}
export type KeySchema = BoolSchema | IntSchema | UintSchema | FloatSchema | StringSchema
export interface MapSchema {
  readonly [types]?: Types<unknown, unknown>
  readonly kind: 'map'
  readonly key: KeySchema
  readonly of: Schema
}
export interface MapOf<Key extends KeySchema, Of extends Schema> extends MapSchema {
  readonly [types]?: Types<MapValue<Key, ValueOf<Of>>, MapInput<Key, InputOf<Of>>>
  readonly key: Key
  readonly of: Of
}
type MapValue<Key extends KeySchema, Value> = Key extends StringSchema
  ? Record<string, Value>
  : Map<ValueOf<Key>, Value>
type MapInput<Key extends KeySchema, Input> = Key extends StringSchema
  ? Readonly<Record<string, Input>>
  : ReadonlyMap<InputOf<Key>, Input>

/** Field schemas in wire order, by Go name. */
export interface Fields {
  readonly [name: string]: Schema
}
export interface StructSchema {
  readonly [types]?: Types<unknown, unknown>
  readonly kind: 'struct'
  readonly name: string
  readonly fields: Fields
}
export interface StructOf<F extends Fields> extends StructSchema {
  readonly [types]?: Types<
    { -readonly [Name in keyof F]: ValueOf<F[Name]> },
    { readonly [Name in keyof F]?: InputOf<F[Name]> | undefined }
  >
  readonly fields: F
}
export interface OptionalSchema {
  readonly [types]?: Types<unknown, unknown>
  readonly kind: 'optional'
  readonly of: Schema
  readonly sendsZero: boolean
}
export interface OptionalOf<Of extends Schema> extends OptionalSchema {
  readonly [types]?: Types<OptionalValue<Of['kind'], ValueOf<Of>>, InputOf<Of> | undefined>
  readonly of: Of
}
type OptionalValue<Kind, Value> = Kind extends 'struct' | 'lazy' | 'time' ? Value | undefined : Value
export interface LazySchema {
  readonly [types]?: Types<unknown, unknown>
  readonly kind: 'lazy'
  readonly get: () => Schema
}
export interface LazyOf<Value, Input> extends LazySchema {
  readonly [types]?: Types<Value, Input>
}

export const bool: BoolSchema = { kind: 'bool' }
/** Go's int of any width. */
export const int: IntSchema = { kind: 'int' }
/** Go's uint of any width. */
export const uint: UintSchema = { kind: 'uint' }
/** float32 and float64. */
export const float: FloatSchema = { kind: 'float' }
/** complex64 and complex128. */
export const complex: ComplexSchema = { kind: 'complex' }
/** UTF-8; bytes that are none arrive as U+FFFD. */
export const string: StringSchema = { kind: 'string' }
/** []byte. */
export const bytes: BytesSchema = { kind: 'bytes' }
/** interface{}. */
export const any: AnySchema = { kind: 'any' }
/** url.URL, as its text. */
export const url: UrlSchema = { kind: 'url' }
/** time.Time in milliseconds; finer digits and the zone are dropped. Its zero is the first of January of year 1. */
export const time: TimeSchema = { kind: 'time' }

/** A Go slice. */
export function list<Of extends Schema>(of: Of): ListOf<Of> {
  return { kind: 'list', of }
}

/** A Go array, of exactly `length` elements. */
export function array<Of extends Schema>(of: Of, length: number): ArrayOf<Of> {
  return { kind: 'array', of, length }
}

/** A Go map: a record without prototype if its keys are strings, otherwise a Map. */
export function map<Key extends KeySchema, Of extends Schema>(key: Key, of: Of): MapOf<Key, Of> {
  return { kind: 'map', key, of }
}

/** A Go struct. Its name is for people; fields are matched by theirs. */
export function struct<F extends Fields>(name: string, fields: F): StructOf<F> {
  return { kind: 'struct', name, fields }
}

/** A field that is a pointer in Go. A zero behind it is not sent, as Go does; a struct given is always sent. */
export function optional<Of extends Schema>(of: Of): OptionalOf<Of> {
  return { kind: 'optional', of, sendsZero: false }
}

/** A pointer field of a patch: sent whenever it is given, so that '' and false can be set. Go senders cannot. */
export function explicit<Of extends Schema>(of: Of): OptionalOf<Of> {
  return { kind: 'optional', of, sendsZero: true }
}

/** A schema that is not there yet, for types that hold themselves: `lazy<Node, NodeInput>((): Schema => Node)`. */
export function lazy<Value, Input>(get: () => Schema): LazyOf<Value, Input> {
  return { kind: 'lazy', get }
}

/** The schema itself, without pointers and detours. */
export function resolve(schema: Schema): Exclude<Schema, OptionalSchema | LazySchema> {
  let resolved = schema
  while (resolved.kind === 'optional' || resolved.kind === 'lazy') {
    resolved = resolved.kind === 'lazy' ? resolved.get() : resolved.of
  }
  return resolved
}
