import type { Channel } from '@mattermost/types/channels'
import { ChannelTypes, TeamTypes } from 'mattermost-redux/action_types'

import { browserHistory } from '../history.ts'
import { rest } from '../rest.ts'
import { currentTeam, currentUserId, otherPersonOf } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { loadMyMembership, unlessRefused } from './channel.ts'
import { loadPeople } from './people.ts'

/** This person is in a channel that the page may not know yet. */
export async function enterChannel(channelId: string): Promise<void> {
  const channel = await loadChannel(channelId)
  if (channel?.type === 'D') await loadPeople([otherPersonOf(store.getState(), channel)])
  await loadMyMembership(channelId)
}

/** A channel has changed that may be none of this person's business. */
export async function loadKnownChannel(channelId: string): Promise<void> {
  if (store.getState().entities.channels.channels[channelId]) await loadChannel(channelId)
}

/** Undefined when it may no longer be seen. */
async function loadChannel(channelId: string): Promise<Channel | undefined> {
  const data = await unlessRefused(rest<Channel>('GET', `/channels/${channelId}`))
  if (data) store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data })
  return data
}

/** Off the list; who was looking at it comes to the team's main channel. */
export function leaveChannel(channelId: string): void {
  const state = store.getState()
  const { channels, currentChannelId } = state.entities.channels
  const channel = channels[channelId]
  const data = {
    id: channelId,
    user_id: currentUserId(state),
    team_id: channel?.team_id,
    type: channel?.type,
  }
  const team = currentTeam(state)
  if (channelId === currentChannelId && team) browserHistory.push(`/${team.name}/channels/town-square`)
  store.dispatch({ type: ChannelTypes.LEAVE_CHANNEL, data })
}

/** With the team its channels go, without a word of theirs. */
export function leaveTeam(teamId: string): void {
  const { channels } = store.getState().entities.channels
  for (const { id, team_id, type } of Object.values(channels).filter(({ team_id }) => team_id === teamId)) {
    const data = { id, team_id, type, user_id: currentUserId(store.getState()) }
    store.dispatch({ type: ChannelTypes.LEAVE_CHANNEL, data })
  }
  store.dispatch({ type: TeamTypes.LEAVE_TEAM, data: { id: teamId } })
}
