import { unavailable, type IncidentError } from '../domain/errors.ts'
import { HostError, hostErrorIds } from '../plugin-rpc/index.ts'
import { HostRefusal } from '../usecases/ports/host.ts'

/** Mattermost's error ids that mean something to us; all others go by their status. */
const REASONS: Readonly<Record<string, HostRefusal['reason']>> = {
  'store.sql_channel.save_channel.exists.app_error': 'name_taken',
  'app.team.get_member.missing.app_error': 'not_in_team',
  'api.channel.add_user.to.channel.failed.deleted.app_error': 'not_in_team',
  'app.channel.get.existing.app_error': 'gone',
  'api.channel.delete_channel.deleted.app_error': 'gone',
  'app.post.get.app_error': 'gone',
}
const NOT_FOUND = 404
const SERVER_ERRORS_FROM = 500

const silent = (error: HostError): IncidentError =>
  unavailable('Mattermost did not answer. Please try again.', error)

/** Passes a call's answer on; its error becomes one of the core's. */
export async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    if (error.statusCode >= SERVER_ERRORS_FROM) throw silent(error)
    const otherwise = error.statusCode === NOT_FOUND ? 'gone' : 'refused'
    throw new HostRefusal(REASONS[error.id] ?? otherwise, error.message, error)
  }
}

/** As {@link asked}; a command that fails does so with whatever status its author chose. */
export async function ran<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    throw error.id === hostErrorIds.unavailable
      ? silent(error)
      : new HostRefusal('refused', error.message, error)
  }
}

/** As {@link asked}, with `undefined` for what does not exist. */
export async function found<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await asked(call)
  } catch (error) {
    if (
      error instanceof HostRefusal &&
      error.cause instanceof HostError &&
      error.cause.statusCode === NOT_FOUND
    ) {
      return undefined
    }
    throw error
  }
}
