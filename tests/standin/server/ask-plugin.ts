import { AppError } from '../plugin-host/app-error.ts'
import type { Backend } from './backend.ts'

export interface PluginQuestion {
  readonly method: 'GET' | 'POST'
  /** As a dialog or a button names it: `/plugins/<id>/…`, without the site's address. */
  readonly url: string
  readonly userId: string
  readonly body?: unknown
}

/**
 * What the server itself asks the plugin for a person: no header but the user's, and of what the plugin writes the
 * last piece is kept. The body counts, not the status.
 *
 * @returns undefined for an empty answer.
 * @throws {AppError} for an address that is not our plugin's, a plugin that is off, and an answer that is not JSON.
 */
export async function askPlugin(
  { host, plugin }: Backend,
  { method, url, userId, body }: PluginQuestion,
): Promise<unknown> {
  const root = `/plugins/${plugin.id}`
  if (!url.startsWith(`${root}/`)) throw refused(`${url} is not below ${root}.`)
  if (!host.isRunning) throw refused('The plugin is not running.')
  const { lastWrite } = await host.ask({
    method,
    url: url.slice(root.length),
    headers: { 'Mattermost-User-Id': userId },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = lastWrite.toString().trim()
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw refused(`The plugin answered to ${url} what is not JSON.`)
  }
}

function refused(detailedError: string): AppError {
  return new AppError({
    id: 'api.post.do_action.action_integration.app_error',
    statusCode: 400,
    detailedError,
  })
}
