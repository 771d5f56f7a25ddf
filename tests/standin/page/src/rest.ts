/** Mattermost's answer to what it refuses. */
export class RestError extends Error {
  override name = 'RestError'
  readonly status: number
  readonly id: string

  constructor(status: number, id: string, message: string) {
    super(message)
    this.status = status
    this.id = id
  }
}

/** Calls Mattermost's REST v4; `path` is below `/api/v4`. `Answer` is what the documentation promises. */
export const rest = <Answer>(method: string, path: string, body?: unknown): Promise<Answer> =>
  ask<Answer>(method, `/api/v4${path}`, body)

/** @throws {RestError} for every status that is not a success. */
export async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${window.basename}${path}`, {
    method,
    credentials: 'include',
    headers: {
      'X-Requested-With': 'XMLHttpRequest',
      ...(method !== 'GET' && { 'X-CSRF-Token': cookie('MMCSRF'), 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw toError(answer.status, text)
  return (text === '' ? undefined : JSON.parse(text)) as Answer // the server's documented shape
}

function toError(status: number, text: string): RestError {
  try {
    const { id, message } = JSON.parse(text) as { id?: string; message?: string } // or it is no JSON at all
    return new RestError(status, id ?? '', message ?? text)
  } catch {
    return new RestError(status, '', text)
  }
}

const cookie = (name: string): string =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? ''
