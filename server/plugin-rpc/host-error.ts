import type { Typed } from './gob/typed.ts'
import type { AppError } from './models/failure.ts'
import { RpcError } from './rpc/rpc-error.ts'

export interface HostErrorFields {
  /** Of the host's error, such as `app.user.missing_account.const`; or one of {@link hostErrorIds}. */
  readonly id: string
  /** HTTP status that fits the error. */
  readonly statusCode: number
  /** In the language of the server: for people, never to compare with. */
  readonly message: string
  readonly where: string
  /** For logs. */
  readonly detailedError: string
}

/** Ids of errors that the host did not send. */
export const hostErrorIds = {
  /** The host is gone, or did not answer in time. */
  unavailable: 'plugin_rpc.unavailable',
  /** An answer without a value, an argument that does not fit, an older host. */
  internal: 'plugin_rpc.internal',
  /** A Go error without an id. */
  plain: 'plugin_rpc.plain',
} as const

/** The host refused a call, or could not be asked. Match by `id` and `statusCode`. */
export class HostError extends Error implements HostErrorFields {
  override readonly name = 'HostError'
  readonly id: string
  readonly statusCode: number
  readonly where: string
  readonly detailedError: string

  constructor(fields: HostErrorFields, options?: ErrorOptions) {
    super(fields.message, options)
    this.id = fields.id
    this.statusCode = fields.statusCode
    this.where = fields.where
    this.detailedError = fields.detailedError
  }
}

/** From the `*AppError` of a reply. */
export function fromAppError(error: AppError): HostError {
  return new HostError({
    id: error.Id,
    statusCode: Number(error.StatusCode),
    message: error.Message || error.Id,
    where: error.Where,
    detailedError: error.DetailedError,
  })
}

/** From the `error` of a reply: an AppError, a plain text, or an error of the host's database. */
export function fromGoError(error: Typed, call: string): HostError {
  const fields = recordOf(error.value)
  if (error.goType === '*model.AppError') {
    return new HostError({
      id: textOf(fields.Id),
      statusCode: Number(fields.StatusCode),
      message: textOf(fields.Message) || textOf(fields.Id),
      where: textOf(fields.Where),
      detailedError: textOf(fields.DetailedError),
    })
  }
  const message = textOf(fields.Err) || textOf(fields.Message) || error.goType
  return new HostError({ id: hostErrorIds.plain, statusCode: 500, message, where: call, detailedError: '' })
}

/** A reply that holds neither a value nor an error. */
export function emptyReply(call: string): HostError {
  return internal(call, 'the reply holds neither a value nor an error')
}

/** From whatever a call failed with. */
export function fromFailure(failure: unknown, call: string): HostError {
  const detail = failure instanceof Error ? failure.message : String(failure)
  const isGone =
    failure instanceof RpcError && (failure.failure === 'closed' || failure.failure === 'timeout')
  if (!isGone) return internal(call, detail, failure)
  return new HostError(
    {
      id: hostErrorIds.unavailable,
      statusCode: 503,
      message: 'Mattermost does not answer.',
      where: call,
      detailedError: detail,
    },
    { cause: failure },
  )
}

function internal(call: string, detail: string, cause?: unknown): HostError {
  const message = `${call} failed.`
  return new HostError(
    { id: hostErrorIds.internal, statusCode: 500, message, where: call, detailedError: detail },
    { cause },
  )
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
