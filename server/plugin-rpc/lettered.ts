import {
  any,
  optional,
  struct,
  type AnySchema,
  type Fields,
  type Schema,
  type StructOf,
} from './gob/schema.ts'
import { AppError } from './models/failure.ts'

const LETTERS = ['A', 'B', 'C', 'D'] as const

type LetterAt<Index> = Index extends '0' ? 'A' : Index extends '1' ? 'B' : Index extends '2' ? 'C' : 'D'

/** Fields A, B, C, D of the types given, as Mattermost names arguments and results. */
type Lettered<Types extends readonly Schema[]> = {
  readonly [Index in Exclude<keyof Types, keyof (readonly unknown[])> as LetterAt<Index>]: Types[Index] &
    Schema
}

/** One call: its argument and reply as structs on the wire, and the types in order. */
export interface Signature<Parameters extends readonly Schema[], Results extends readonly Schema[]> {
  readonly parameters: Parameters
  readonly results: Results
  readonly arg: StructOf<Lettered<Parameters>>
  readonly reply: StructOf<Lettered<Results>>
}

/** A call whose types are known at run time only. */
export interface AnySignature {
  readonly parameters: readonly Schema[]
  readonly results: readonly Schema[]
  readonly arg: StructOf<Fields>
  readonly reply: StructOf<Fields>
}

/** Go's `error`: an interface that holds `*plugin.ErrorString`, `*model.AppError` or `*pq.Error`. */
export interface GoErrorSchema extends AnySchema {
  readonly isError: true
}
export const goError: GoErrorSchema = { ...any, isError: true }

/** `*model.AppError`, last among the results of most calls. */
export const appError = optional(AppError)

/** A call by the types of its parameters and results. At most four of each. */
export function signature<const P extends readonly Schema[], const R extends readonly Schema[]>(
  parameters: P,
  results: R,
): Signature<P, R> {
  return { parameters, results, arg: lettered(parameters), reply: lettered(results) }
}

/** The name of the field at that place. */
export function letterAt(index: number): string {
  const letter = LETTERS[index]
  if (!letter) throw new RangeError(`there is no letter for place ${index}`)
  return letter
}

function lettered<Types extends readonly Schema[]>(types: Types): StructOf<Lettered<Types>> {
  const fields = Object.fromEntries(types.map((type, index) => [letterAt(index), type]))
  // The compiler cannot follow from a list to named fields; Lettered says the same as this function does.
  return struct('', fields as unknown as Lettered<Types>)
}
