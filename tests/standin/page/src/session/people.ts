import type { UserProfile } from '@mattermost/types/users'
import { UserTypes } from 'mattermost-redux/action_types'

import { rest } from '../rest.ts'
import { store } from '../state/store.ts'

/** Loads those of these people that the page does not know yet; unknown ids are left out. */
export async function loadPeople(ids: readonly string[]): Promise<void> {
  const known = store.getState().entities.users.profiles
  const missing = [...new Set(ids)].filter((id) => id !== '' && !known[id])
  if (missing.length === 0) return
  receivePeople(await rest<UserProfile[]>('POST', '/users/ids', missing))
}

export function receivePeople(people: readonly UserProfile[]): void {
  store.dispatch({ type: UserTypes.RECEIVED_PROFILES_LIST, data: people })
}
