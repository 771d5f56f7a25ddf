import { UserTypes } from 'mattermost-redux/action_types'

import { rest } from '../rest.ts'
import { store } from '../state/store.ts'

const EVERY_MS = 60_000

/** Asks who of the people that the page knows is there; Mattermost tells only one's own status by itself. */
export async function loadStatuses(): Promise<void> {
  const { profiles } = store.getState().entities.users
  const people = Object.values(profiles).filter((person) => !person.is_bot)
  const ids = people.map(({ id }) => id)
  if (ids.length > 0) receiveStatuses(await rest<Status[]>('POST', '/users/status/ids', ids))
}

export function keepStatusesFresh(): void {
  setInterval(() => void loadStatuses().catch(reportError), EVERY_MS)
}

interface Status {
  readonly user_id: string
  readonly status: string
}

export function receiveStatuses(statuses: readonly Status[]): void {
  const data = Object.fromEntries(statuses.map(({ user_id, status }) => [user_id, status]))
  store.dispatch({ type: UserTypes.RECEIVED_STATUSES, data })
}

/** Says how one wants to be seen; it comes back as an event. */
export const chooseStatus = (userId: string, status: string): Promise<unknown> =>
  rest('PUT', `/users/${userId}/status`, { user_id: userId, status })
