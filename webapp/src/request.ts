import type { ErrorBody } from '../../server/contract/errors.ts'
import type { Page } from './host.ts'

/** Why a request failed: the server's code and sentence, or `unreachable` without a sentence. */
export interface Failure {
  readonly code: string
  readonly message: string
  /** The field of the request that is at fault, where there is one. */
  readonly field?: string
  /** Who changed the thing last and when (ms), where that is why it was refused. */
  readonly lastChange?: { readonly by: string; readonly at: number }
}

export class RequestError extends Error {
  readonly failure: Failure

  constructor(failure: Failure, options?: ErrorOptions) {
    super(`${failure.code}: ${failure.message}`, options)
    this.name = 'RequestError'
    this.failure = failure
  }
}

/** What went wrong, in a form that the store can keep. */
export const failureOf = (error: unknown): Failure =>
  error instanceof RequestError ? error.failure : UNREACHABLE

/** Nobody answered. */
export const UNREACHABLE: Failure = { code: 'unreachable', message: '' }

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An answer's body and, after a change of an incident, the incident's version. */
export interface Answered<Body> {
  readonly body: Body
  readonly version: number | undefined
}

export interface Asked {
  readonly body?: unknown
  /** The same request with the same key is carried out once, however often it is sent. */
  readonly idempotencyKey?: string
}

/**
 * Sends JSON as the person who is logged in.
 *
 * @param base What all paths begin with, below the site's sub-path.
 * @returns A function that throws a {@link RequestError} whenever there is no good answer.
 */
export function makeRequest(page: Page, base: string) {
  return async <Body>(method: Method, path: string, asked: Asked = {}): Promise<Answered<Body>> => {
    const { body } = asked
    const answer = await send(page, `${page.basename ?? ''}${base}${path}`, {
      method,
      credentials: 'same-origin',
      headers: headersOf(page, asked),
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new RequestError(await failureIn(answer))
    const version = Number(answer.headers.get('X-Incident-Version') ?? NaN)
    return {
      body: (await bodyIn(answer)) as Body, // the other side's documented shape
      version: Number.isNaN(version) ? undefined : version,
    }
  }
}

/** Reads a file as the person who is logged in. Throws like what {@link makeRequest} makes. */
export const makeFileRequest =
  (page: Page, base: string) =>
  async (path: string): Promise<Blob> => {
    const options = { method: 'GET', credentials: 'same-origin', headers: headersOf(page, {}) } as const
    const answer = await send(page, `${page.basename ?? ''}${base}${path}`, options)
    if (!answer.ok) throw new RequestError(await failureIn(answer))
    return answer.blob()
  }

/** Nothing where the other side has nothing to say. */
async function bodyIn(answer: Response): Promise<unknown> {
  const text = await answer.text()
  return text === '' ? undefined : JSON.parse(text)
}

const headersOf = (page: Page, { body, idempotencyKey }: Asked): Record<string, string> => ({
  ...csrf(page),
  'X-Requested-With': 'XMLHttpRequest',
  ...(body ? { 'Content-Type': 'application/json' } : {}),
  ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
})

async function send(page: Page, url: string, options: RequestInit): Promise<Response> {
  try {
    return await page.fetch(url, options)
  } catch (cause) {
    throw new RequestError(UNREACHABLE, { cause })
  }
}

/** Mattermost demands its cookie's value in a header of every change, so that no other site can make one. */
function csrf(page: Page): Record<string, string> {
  const token = /(?:^|;\s*)MMCSRF=([^;]*)/.exec(page.document.cookie)?.[1]
  return token ? { 'X-CSRF-Token': token } : {}
}

/** Not every refusal is ours: a proxy, or Mattermost while the plugin is off, answers with other bodies. */
async function failureIn(answer: Response): Promise<Failure> {
  const body = await answer.json().then(
    (value: unknown) => value as Partial<ErrorBody & { message: string }> | null,
    () => null,
  )
  const message = body?.error ?? body?.message
  return {
    code: body?.code ?? `status_${answer.status}`,
    message: typeof message === 'string' ? message : '',
    ...(typeof body?.field === 'string' ? { field: body.field } : {}),
    ...(body?.update_user_id === undefined
      ? {}
      : { lastChange: { by: body.update_user_id, at: body.update_at ?? 0 } }),
  }
}
