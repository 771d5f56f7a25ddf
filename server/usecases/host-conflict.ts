import { IncidentError } from '../domain/errors.ts'
import { HostRefusal } from './ports/host.ts'

/** For a call whose refusal the person should read: what the host said, as a conflict. */
export function hostConflict(error: unknown): never {
  if (error instanceof HostRefusal) throw new IncidentError('conflict', error.message, { cause: error })
  throw error
}
