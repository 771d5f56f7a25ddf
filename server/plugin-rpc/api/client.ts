import { awaitedCalls } from './calls.ts'
import { Typed } from '../gob/typed.ts'
import type { Fields, InputOf, Schema, StructOf, ValueOf } from '../gob/schema.ts'
import { emptyReply, fromAppError, fromFailure, fromGoError } from '../host-error.ts'
import {
  appError,
  goError,
  letterAt,
  type AnySignature,
  type GoErrorSchema,
  type Signature,
} from '../lettered.ts'
import { makeLogCalls, type LogCalls } from './log-calls.ts'
import type { AppError } from '../models/failure.ts'
import type { RpcClient } from '../rpc/client.ts'

/** Milliseconds until a call is given up: a host that does not answer must not hold us for ever. */
const TIME_LIMIT = 30_000

type Arguments<P extends readonly Schema[]> = { [Index in keyof P]: NonNullable<InputOf<P[Index]>> }

type Failure = typeof appError | GoErrorSchema

/** The first result; nothing when there is only room for an error. */
type Result<R extends readonly Schema[]> = R extends readonly [infer First extends Schema, ...unknown[]]
  ? First extends Failure
    ? void
    : NonNullable<ValueOf<First>>
  : void

type Call<S> =
  S extends Signature<infer P, infer R> ? (...parameters: Arguments<P>) => Promise<Result<R>> : never

type Calls = { readonly [Name in keyof typeof awaitedCalls]: Call<(typeof awaitedCalls)[Name]> }

/**
 * The host's API: each call takes what plugin-protocol.md, section 7, lists and answers the result.
 * It rejects with a HostError when the host refuses, cannot be reached, or does not answer in time.
 */
export interface Api extends Calls, LogCalls {
  /** The same API with another time limit, in milliseconds, for each call. */
  readonly within: (timeLimit: number) => Api
}

/** Makes the API over a stream that the host serves it on. */
export function makeApi(client: RpcClient): Api {
  return withLimit(client, makeLogCalls(client), TIME_LIMIT)
}

function withLimit(client: RpcClient, logCalls: LogCalls, timeout: number): Api {
  const calls = Object.entries<AnySignature>(awaitedCalls).map(([name, signature]) => [
    name,
    (...parameters: unknown[]) => invoke({ client, name, signature, timeout }, parameters),
  ])
  // The type of each call is read off the same table that makes it.
  const typed = Object.fromEntries(calls) as Calls
  return { ...typed, ...logCalls, within: (limit) => withLimit(client, logCalls, limit) }
}

interface Invocation {
  readonly client: RpcClient
  readonly name: string
  readonly signature: AnySignature
  readonly timeout: number
}

async function invoke(
  { client, name, signature, timeout }: Invocation,
  parameters: unknown[],
): Promise<unknown> {
  // The types of the parameters were checked where the call was made.
  const argument = argumentOf(signature, parameters) as InputOf<StructOf<Fields>>
  const call = client.call(`Plugin.${name}`, signature, argument, { timeout })
  const reply = await call.catch((error: unknown) => {
    throw fromFailure(error, name)
  })
  return resultOf(signature, name, reply)
}

/**
 * Pointers are always sent, empty if need be: the host does not recover from a nil pointer in an API call,
 * which would take the whole server down.
 */
function argumentOf({ parameters }: AnySignature, values: readonly unknown[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [index, schema] of parameters.entries()) {
    fields[letterAt(index)] = values[index] ?? (schema.kind === 'optional' ? {} : undefined)
  }
  return fields
}

function resultOf({ results }: AnySignature, name: string, reply: Record<string, unknown>): unknown {
  for (const [index, schema] of results.entries()) throwFailure(schema, reply[letterAt(index)], name)
  const [first] = results
  if (!first || isFailure(first)) return undefined
  if (reply.A === undefined) throw emptyReply(name)
  return reply.A
}

function throwFailure(schema: Schema, value: unknown, name: string): void {
  // The schema says what the value is.
  if (schema === appError && value !== undefined) throw fromAppError(value as AppError)
  if (schema === goError && value instanceof Typed) throw fromGoError(value, name)
}

function isFailure(schema: Schema): boolean {
  return schema === appError || schema === goError
}
