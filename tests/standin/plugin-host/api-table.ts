import type { apiCalls } from '../../../server/plugin-rpc/api/calls.ts'
import type { InputOf, Schema, ValueOf } from '../../../server/plugin-rpc/gob/schema.ts'
import type { appError, GoErrorSchema, Signature } from '../../../server/plugin-rpc/lettered.ts'

export type ApiName = keyof typeof apiCalls

type Failure = typeof appError | GoErrorSchema

type Parameters<P extends readonly Schema[]> = {
  [Index in keyof P]: NonNullable<ValueOf<P[Index] & Schema>>
}

type Result<R extends readonly Schema[]> = R extends readonly [infer First extends Schema, ...unknown[]]
  ? First extends Failure
    ? void
    : NonNullable<InputOf<First>>
  : void

type Answer<S> =
  S extends Signature<infer P, infer R>
    ? (...parameters: Parameters<P>) => Result<R> | Promise<Result<R>>
    : never

/**
 * What the host answers to the plugin's calls, by name: a function of the call's parameters. It throws an AppError to
 * refuse; whatever else it throws is an error 500 of the host. Calls that are not here are "not implemented".
 */
export type ApiTable = { readonly [Name in ApiName]?: Answer<(typeof apiCalls)[Name]> }
