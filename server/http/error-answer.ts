import { Type } from 'typebox'
import type { ErrorBody } from '../contract/errors.ts'
import { IncidentError, type ErrorCode } from '../domain/errors.ts'

/** rest-api.md 1.2; a code without a status does not compile. */
const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unknown_field: 400,
  team_disabled: 400,
  playbook_required: 400,
  command_failed: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  stale_version: 409,
  idempotency_mismatch: 409,
  channel_gone: 409,
  channel_archived: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many: 429,
  internal: 500,
  unavailable: 503,
}

/** The body of every refusal. */
export const ErrorSchema = Type.Object({
  error: Type.String({ description: 'A sentence for the person.' }),
  code: Type.Enum(Object.keys(STATUS)),
  field: Type.Optional(Type.String({ description: 'Dotted path of the field at fault.' })),
  version: Type.Optional(Type.Integer({ description: 'The present version, with `stale_version`.' })),
  update_at: Type.Optional(Type.Integer({ description: 'When it was made, of a playbook.' })),
  update_user_id: Type.Optional(Type.String({ description: 'By whom, of a playbook.' })),
})

export type ErrorAnswer = Readonly<{
  status: number
  headers: Readonly<Record<string, string>>
  body: ErrorBody
  outcome: ErrorCode
}>

const MAX_BODY_BYTES = 1023
const CUT_TO = 150
const RETRY_AFTER_SECONDS = 5

/** Anything but an error of ours is a bug: the person gets a reference to the log, no word of the cause. */
export function toAnswer(error: unknown, requestId: string): ErrorAnswer {
  const known = error instanceof IncidentError && error.code !== 'internal' ? error : bug(requestId)
  const { code, message, details } = known
  const { field, version, lastChange } = details
  return {
    status: STATUS[code],
    headers: retryHeaders(known),
    body: withinLimit({
      error: message,
      code,
      ...(field !== undefined && { field }),
      ...(version !== undefined && { version }),
      ...(lastChange && { update_at: lastChange.at.getTime(), update_user_id: lastChange.by }),
    }),
    outcome: code,
  }
}

const bug = (requestId: string): IncidentError =>
  new IncidentError('internal', `Something went wrong. Request id ${requestId}.`)

function retryHeaders({ code, details }: IncidentError): Record<string, string> {
  if (code !== 'too_many' && code !== 'unavailable') return {}
  return { 'retry-after': String(details.retryAfterSeconds ?? RETRY_AFTER_SECONDS) }
}

/** Requests built to enlarge the answer gain nothing: a body that is too long loses its field and its end. */
function withinLimit(body: ErrorBody): ErrorBody {
  if (Buffer.byteLength(JSON.stringify(body)) <= MAX_BODY_BYTES) return body
  const { error, code, version } = body
  const cut = `${[...error].slice(0, CUT_TO).join('')}…`
  return { error: cut, code, ...(version !== undefined && { version }) }
}
