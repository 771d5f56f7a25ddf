import type { Page } from 'playwright-core'

import { API_BASE, PLUGIN_ROOT } from '../../server/contract/routes.ts'

/**
 * Asks Mattermost's REST API as the person who looks at the page, for what the stand-in's page has no control.
 *
 * @throws {Error} when it refuses.
 */
export const callHost = <Answer>(page: Page, method: Method, path: string, data?: object): Promise<Answer> =>
  call(page, method, `/api/v4${path}`, data)

/** Asks our own server likewise. */
export const callPlugin = <Answer>(
  page: Page,
  method: Method,
  path: string,
  data?: object,
): Promise<Answer> => call(page, method, `${PLUGIN_ROOT}${API_BASE}${path}`, data)

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

async function call<Answer>(page: Page, method: Method, path: string, data?: object): Promise<Answer> {
  const cookies = await page.context().cookies()
  const token = cookies.find(({ name }) => name === 'MMCSRF')?.value ?? ''
  const answer = await page.request.fetch(new URL(path, page.url()).href, {
    method,
    headers: { 'X-CSRF-Token': token },
    ...(data && { data }),
  })
  if (!answer.ok()) throw new Error(`${method} ${path} was answered with ${answer.status()}.`)
  return (await answer.json()) as Answer
}

/** The channel on screen. */
export async function channelOf(page: Page): Promise<{ readonly id: string }> {
  const [, team, , name] = new URL(page.url()).pathname.split('/')
  const { id } = await callHost<{ id: string }>(page, 'GET', `/teams/name/${team}`)
  return callHost(page, 'GET', `/teams/${id}/channels/name/${name}`)
}

interface PostList {
  readonly order: readonly string[]
  readonly posts: Readonly<Record<string, { readonly message: string }>>
}

/** Edits the newest message of the channel on screen that begins with a text. */
export async function editMessage(page: Page, beginning: string, message: string): Promise<void> {
  const { id } = await channelOf(page)
  const { order, posts } = await callHost<PostList>(page, 'GET', `/channels/${id}/posts`)
  const postId = order.find((one) => posts[one]?.message.startsWith(beginning))
  await callHost(page, 'PUT', `/posts/${postId}/patch`, { message })
}
