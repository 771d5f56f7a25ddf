import type { ErrorBody } from '../../server/contract/errors.ts'
import type { Page } from './host.ts'

/** Why a request failed: the server's code and sentence, or `unreachable` without a sentence. */
export interface Failure {
  readonly code: string
  readonly message: string
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

const UNREACHABLE: Failure = { code: 'unreachable', message: '' }

export type Request = <Answer>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
) => Promise<Answer>

/**
 * Sends JSON as the person who is logged in.
 *
 * @param base What all paths begin with, below the site's sub-path.
 * @throws {RequestError} whenever there is no good answer.
 */
export function makeRequest(page: Page, base: string): Request {
  return async <Answer>(method: string, path: string, body?: unknown) => {
    const answer = await send(page, `${page.basename ?? ''}${base}${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        ...csrf(page),
        'X-Requested-With': 'XMLHttpRequest',
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new RequestError(await failureIn(answer))
    return (await answer.json()) as Answer // the other side's documented shape
  }
}

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
  }
}
