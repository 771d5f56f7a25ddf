/** Every way an action can be refused or fail; each door has one table from code to its own answer. */
export type ErrorCode =
  | 'invalid'
  | 'unknown_field'
  | 'team_disabled'
  | 'playbook_required'
  | 'command_failed'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'stale_version'
  | 'idempotency_mismatch'
  | 'channel_gone'
  | 'channel_archived'
  | 'too_large'
  | 'unsupported_media_type'
  | 'too_many'
  | 'internal'
  | 'unavailable'

export type ErrorDetails = {
  /** For the log only. */
  readonly cause?: unknown
  /** Dotted path of the field at fault, e.g. `checklists.0.title`. */
  readonly field?: string
  /** The present version, with `stale_version`. */
  readonly version?: number
  /** Who changed it last and when, where that is told with `stale_version`. */
  readonly lastChange?: Readonly<{ at: Date; by: string }>
  /** Seconds after which a repeat makes sense, with `too_many` and `unavailable`. */
  readonly retryAfterSeconds?: number
}

/** The one error of the product. The message is for the person in Mattermost, the cause for the log. */
export class IncidentError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.name = 'IncidentError'
    this.code = code
    this.details = details
  }
}

export const invalid = (message: string, field?: string): IncidentError =>
  new IncidentError('invalid', message, field === undefined ? {} : { field })

/** The same text for what does not exist and for what the person may not see. */
export const notFound = (): IncidentError => new IncidentError('not_found', 'Not found.')

export const forbidden = (message: string): IncidentError => new IncidentError('forbidden', message)

export const unavailable = (message: string, cause?: unknown): IncidentError =>
  new IncidentError('unavailable', message, { cause, retryAfterSeconds: 5 })
