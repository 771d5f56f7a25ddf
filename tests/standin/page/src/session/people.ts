import type { UserProfile } from '@mattermost/types/users'
import { UserTypes } from 'mattermost-redux/action_types'

import { rest } from '../rest.ts'
import { currentUserId } from '../state/selectors.ts'
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

/** Somebody's account has changed. Whose own was deactivated has no session any more: the page asks who they are. */
export function receiveUser(person: UserProfile): void {
  const isMe = person.id === currentUserId(store.getState())
  if (isMe && person.delete_at > 0) return location.reload()
  if (isMe) store.dispatch({ type: UserTypes.RECEIVED_ME, data: person })
  receivePeople([person])
}
