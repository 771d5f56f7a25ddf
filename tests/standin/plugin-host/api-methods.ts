import { apiCalls } from '../../../server/plugin-rpc/api/calls.ts'
import type { Fields, InputOf, Schema, StructOf } from '../../../server/plugin-rpc/gob/schema.ts'
import { typed } from '../../../server/plugin-rpc/gob/typed.ts'
import { appError, goError, letterAt, type AnySignature } from '../../../server/plugin-rpc/lettered.ts'
import { rpcMethod, type RpcMethod } from '../../../server/plugin-rpc/rpc/method.ts'
import type { ApiName, ApiTable } from './api-table.ts'
import { AppError, appErrorStruct } from './app-error.ts'

type Run = (...parameters: unknown[]) => unknown

export interface ApiWatch {
  /** Runs a call; here faults and delays come in. */
  readonly perform: (name: ApiName, run: () => unknown) => Promise<unknown>
  /** The plugin called what the host does not have. */
  readonly onUnknown: (name: string) => void
  /** The plugin left out a pointer: Mattermost would panic, and take the whole server down. */
  readonly onPanic: (name: string) => void
}

/** The service `Plugin` of the API stream. */
export function apiMethods(table: ApiTable, watch: ApiWatch): ReadonlyMap<string, RpcMethod> {
  const methods = new ApiMethods(watch.onUnknown)
  for (const [name, run] of Object.entries(table)) {
    // The table's type says that each name is one of a call, and each function fits its signature.
    methods.set(`Plugin.${name}`, apiMethod(name as ApiName, run as Run, watch))
  }
  return methods
}

class ApiMethods extends Map<string, RpcMethod> {
  private readonly onUnknown: (name: string) => void

  constructor(onUnknown: (name: string) => void) {
    super()
    this.onUnknown = onUnknown
  }

  /** The server asks for every call by its name, and refuses as Go does what is not there. */
  override get(name: string): RpcMethod | undefined {
    const method = super.get(name)
    if (!method) this.onUnknown(name.replace(/^Plugin\./, ''))
    return method
  }
}

function apiMethod(name: ApiName, run: Run, { perform, onPanic }: ApiWatch): RpcMethod {
  const signature: AnySignature = apiCalls[name]
  return rpcMethod(signature, async (argument) => {
    const fields: Readonly<Record<string, unknown>> = argument
    const parameters = signature.parameters.map((_schema, index) => fields[letterAt(index)])
    if (parameters.includes(undefined)) onPanic(name)
    try {
      return replyOf(signature, await perform(name, () => run(...parameters)))
    } catch (error) {
      return failureOf(signature, name, error)
    }
  })
}

type Reply = InputOf<StructOf<Fields>>

function replyOf({ results }: AnySignature, result: unknown): Reply {
  const [first] = results
  return first && !isFailure(first) ? { A: result } : {}
}

function failureOf({ results }: AnySignature, name: string, error: unknown): Reply {
  const place = results.findIndex(isFailure)
  // A call without room for an error answers zeros.
  if (place < 0) return {}
  const failure = error instanceof AppError ? error : internal(name, error)
  if (results[place] === appError) return { [letterAt(place)]: appErrorStruct(failure) }
  return { [letterAt(place)]: goErrorOf(error, failure) }
}

function goErrorOf(error: unknown, failure: AppError) {
  if (error instanceof AppError) return typed('*model.AppError', appErrorStruct(error))
  return typed('*plugin.ErrorString', { Code: 0, Err: failure.detailedError })
}

function internal(where: string, error: unknown): AppError {
  const detailedError = error instanceof Error ? error.message : String(error)
  return new AppError({ id: 'app.standin.internal.app_error', statusCode: 500, where, detailedError })
}

function isFailure(schema: Schema): boolean {
  return schema === appError || schema === goError
}
