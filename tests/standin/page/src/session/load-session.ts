import type { Channel, ChannelMembership } from '@mattermost/types/channels'
import type { ClientConfig } from '@mattermost/types/config'
import type { PreferenceType } from '@mattermost/types/preferences'
import type { Team, TeamMembership } from '@mattermost/types/teams'
import type { UserProfile } from '@mattermost/types/users'
import {
  ChannelTypes,
  GeneralTypes,
  PreferenceTypes,
  TeamTypes,
  UserTypes,
} from 'mattermost-redux/action_types'

import { rest, RestError } from '../rest.ts'
import { otherPersonOf } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { loadCategories } from './categories.ts'
import { loadPeople } from './people.ts'

/** Loads the client's configuration, which needs nobody to be logged in. */
export async function loadConfiguration(): Promise<Partial<ClientConfig>> {
  const [config, license] = await Promise.all([
    rest<Partial<ClientConfig>>('GET', '/config/client?format=old'),
    rest<Record<string, string>>('GET', '/license/client?format=old'),
  ])
  store.dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: config })
  store.dispatch({ type: GeneralTypes.CLIENT_LICENSE_RECEIVED, data: license })
  return config
}

/** Loads who is logged in and what belongs to them; false when nobody is. */
export async function loadSession(): Promise<boolean> {
  const me = await findMe()
  if (!me) return false
  store.dispatch({ type: UserTypes.RECEIVED_ME, data: me })
  const preferences = await rest<PreferenceType[]>('GET', '/users/me/preferences')
  store.dispatch({ type: PreferenceTypes.RECEIVED_ALL_PREFERENCES, data: preferences })
  await loadTeams()
  return true
}

async function findMe(): Promise<UserProfile | undefined> {
  try {
    return await rest<UserProfile>('GET', '/users/me')
  } catch (error) {
    if (error instanceof RestError && error.status === 401) return undefined
    throw error
  }
}

/** Loads the person's teams and the channels they are in; again after the connection was lost. */
export async function loadTeams(): Promise<void> {
  const [teams, members] = await Promise.all([
    rest<Team[]>('GET', '/users/me/teams'),
    rest<TeamMembership[]>('GET', '/users/me/teams/members'),
  ])
  store.dispatch({ type: TeamTypes.RECEIVED_TEAMS_LIST, data: teams })
  store.dispatch({ type: TeamTypes.RECEIVED_MY_TEAM_MEMBERS, data: members })
  await Promise.all(teams.map(({ id }) => Promise.all([loadChannels(id), loadCategories(id)])))
}

async function loadChannels(teamId: string): Promise<void> {
  const [channels, members] = await Promise.all([
    rest<Channel[]>('GET', `/users/me/teams/${teamId}/channels`),
    rest<ChannelMembership[]>('GET', `/users/me/teams/${teamId}/channels/members`),
  ])
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNELS, teamId, data: channels })
  store.dispatch({ type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBERS, data: members })
  const direct = channels.filter((channel) => channel.type === 'D')
  await loadPeople(direct.map((channel) => otherPersonOf(store.getState(), channel)))
}
