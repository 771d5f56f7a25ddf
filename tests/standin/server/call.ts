import type { IncomingMessage } from 'node:http'
import { AppError } from '../plugin-host/app-error.ts'

/** A request for one of the server's own endpoints. */
export interface Call {
  /** Empty only on the endpoints that need no session. */
  readonly userId: string
  readonly sessionId: string
  readonly requestId: string
  /** What stands in the path's places; `me` in the place of a user is the caller. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown
  readonly request: IncomingMessage
}

/** An answer that is more than JSON with status 200. */
export class Reply {
  readonly status: number
  readonly body: unknown
  readonly headers: Readonly<Record<string, string | readonly string[]>>

  constructor(status: number, body: unknown, headers: Reply['headers'] = {}) {
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** By `METHOD /path/:place`; what a handler returns is sent as JSON unless it is a {@link Reply}. */
export type Routes = Readonly<Record<string, (call: Call) => unknown>>

export const OK = { status: 'OK' }

/** The fields of a body that is an object; none of any other. */
export const bodyOf = ({ body }: Call): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {}

/** A field that is text; empty when it is anything else. */
export function textIn(call: Call, name: string): string {
  const value = bodyOf(call)[name]
  return typeof value === 'string' ? value : ''
}

/** A body that is a list of texts. @throws {AppError} 400 for any other. */
export function textsIn({ body }: Call): string[] {
  if (Array.isArray(body) && body.every((entry) => typeof entry === 'string')) return body
  throw new AppError({ id: 'api.context.invalid_body_param.app_error', statusCode: 400 })
}

export const queryText = ({ query }: Call, name: string): string => query.get(name) ?? ''

/** The wanted page, by Mattermost's rules: from 0, 60 entries, never more than 200. */
export function pageOf({ query }: Call): { readonly limit: number; readonly offset: number } {
  const limit = Math.min(Math.max(Number(query.get('per_page') ?? 60) || 60, 1), 200)
  return { limit, offset: (Number(query.get('page') ?? 0) || 0) * limit }
}
