export interface AppErrorFields {
  /** Such as `app.user.missing_account.const`. */
  readonly id: string
  /** An HTTP status. */
  readonly statusCode: number
  readonly where?: string
  readonly message?: string
  readonly detailedError?: string
}

/** What the host answers to a call that it refuses: Mattermost's `*model.AppError`. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly id: string
  readonly statusCode: number
  readonly where: string
  readonly detailedError: string

  constructor({ id, statusCode, where = '', message = id, detailedError = '' }: AppErrorFields) {
    super(message)
    this.id = id
    this.statusCode = statusCode
    this.where = where
    this.detailedError = detailedError
  }
}

/** As a struct on the wire. */
export function appErrorStruct(error: AppError) {
  return {
    Id: error.id,
    Message: error.message,
    DetailedError: error.detailedError,
    StatusCode: error.statusCode,
    Where: error.where,
  }
}
