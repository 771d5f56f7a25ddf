import type { UserProfile } from '@mattermost/types/users'

import { rest } from '../rest.ts'
import { currentUserId } from '../state/selectors.ts'
import { store } from '../state/store.ts'

/** People of the server who are not in the team, by how their names begin. */
export async function findPeopleOutside(teamId: string, name: string): Promise<UserProfile[]> {
  const [everybody, members] = await Promise.all([
    rest<{ users: UserProfile[] }>('GET', `/users/autocomplete?name=${encodeURIComponent(name)}`),
    rest<UserProfile[]>('GET', `/users?in_team=${teamId}&per_page=200`),
  ])
  const inside = new Set(members.map(({ id }) => id))
  return everybody.users.filter(({ id, is_bot }) => !inside.has(id) && !is_bot)
}

export const addToTeam = (team_id: string, user_id: string): Promise<unknown> =>
  rest('POST', `/teams/${team_id}/members`, { team_id, user_id })

/** It comes back as an event, on which the team vanishes. */
export const leaveTeam = (teamId: string): Promise<unknown> =>
  rest('DELETE', `/teams/${teamId}/members/${currentUserId(store.getState())}`)
