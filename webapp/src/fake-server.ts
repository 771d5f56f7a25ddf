/**
 * What is answered, by `METHOD url` or by url alone, each with or without its query. A function is asked with every
 * request; a {@link refusal} is answered as such.
 */
export type Answers = Readonly<Record<string, unknown>>

export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

/** Both servers that the page talks to, for tests. */
export function makeFakeServer(answers: Answers) {
  const requests: SeenRequest[] = []
  return {
    requests,
    async fetch(
      this: void,
      url: string,
      { method = 'GET', body, headers = {} }: RequestInit,
    ): Promise<Response> {
      const request = {
        method,
        url,
        body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined,
        headers: headers as Record<string, string>,
      }
      requests.push(request)
      const found = find(answers, request)
      const answer: unknown = typeof found === 'function' ? await (found as Answerer)(request) : found
      return responseOf(answer)
    },
  }
}

type Answerer = (request: SeenRequest) => unknown

/** The server's no, or `lost` as answer: the connection breaks. */
export const refusal = (status: number, code: string, error: string, field?: string) =>
  new Refusal(status, { code, error, field })

/** Mattermost's own no: without a code of ours. */
export const hostRefusal = (status: number) => new Refusal(status, { message: 'No.' })

class Refusal {
  readonly status: number
  readonly body: unknown

  constructor(status: number, body: unknown) {
    this.status = status
    this.body = body
  }
}

export const lost = (): never => {
  throw new TypeError('Failed to fetch')
}

function find(answers: Answers, { method, url }: SeenRequest): unknown {
  const path = url.replace(/\?.*/, '')
  const key = [`${method} ${url}`, `${method} ${path}`, url, path].find((candidate) => candidate in answers)
  return key === undefined ? refusal(404, 'not_found', 'There is no such thing.') : answers[key]
}

/** jsdom has no Response; these are the members that we use. A version in the body is in the headers as well. */
function responseOf(answer: unknown): Response {
  const [status, body] = answer instanceof Refusal ? [answer.status, answer.body] : [200, answer]
  const version = (body as { version?: number } | null)?.version
  const headers = { get: (name: string) => (name === 'X-Incident-Version' ? (version ?? null) : null) }
  return {
    ok: status < 400,
    status,
    headers,
    json: () => Promise.resolve(copyOf(body)),
    blob: () => Promise.resolve(new Blob([JSON.stringify(body ?? null)])),
    text: () => Promise.resolve(body === undefined ? '' : JSON.stringify(body)),
  } as unknown as Response
}

const copyOf = (body: unknown): unknown => JSON.parse(JSON.stringify(body ?? null))
