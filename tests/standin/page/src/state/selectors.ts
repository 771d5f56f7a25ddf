import type { Channel, ChannelMembership } from '@mattermost/types/channels'
import type { Post } from '@mattermost/types/posts'
import type { Team } from '@mattermost/types/teams'
import type { UserProfile } from '@mattermost/types/users'

import type { PageState } from './store.ts'

export const currentUserId = (state: PageState): string => state.entities.users.currentUserId
export const userOf = (state: PageState, id: string): UserProfile | undefined =>
  state.entities.users.profiles[id]

export const currentTeam = (state: PageState): Team | undefined =>
  state.entities.teams.teams[state.entities.teams.currentTeamId]

export const currentChannel = (state: PageState): Channel | undefined =>
  state.entities.channels.channels[state.entities.channels.currentChannelId]

export const myMembership = (state: PageState, channelId: string): ChannelMembership | undefined =>
  state.entities.channels.myMembers[channelId]

/** The teams this person is in, by name. */
export const myTeams = (state: Pick<PageState, 'entities'>): Team[] =>
  Object.values(state.entities.teams.teams)
    .filter((team) => state.entities.teams.myMembers[team.id])
    .sort(byName)

/** This person's channels that are not archived: those of the team and, with team '', direct ones. */
export const myChannels = (state: PageState, teamId: string): Channel[] =>
  Object.values(state.entities.channels.channels)
    .filter((channel) => channel.team_id === teamId && myMembership(state, channel.id) && !channel.delete_at)
    .sort((one, other) => channelTitle(state, one).localeCompare(channelTitle(state, other)))

const byName = (one: Team, other: Team): number => one.display_name.localeCompare(other.display_name)

/** A direct channel is called after the other person. */
export function channelTitle(state: PageState, channel: Channel): string {
  if (channel.type !== 'D') return channel.display_name
  const other = otherPersonOf(state, channel)
  return userOf(state, other)?.username ?? 'Direct message'
}

export function otherPersonOf(state: PageState, channel: Channel): string {
  const [one = '', other = ''] = channel.name.split('__')
  return one === currentUserId(state) ? other : one
}

/** Where a channel lives in the address bar. */
export function channelPath(state: PageState, channel: Channel): string {
  const team = state.entities.teams.teams[channel.team_id] ?? currentTeam(state)
  const title = channelTitle(state, channel)
  const place = channel.type === 'D' ? `messages/@${title}` : `channels/${channel.name}`
  return `/${team?.name ?? ''}/${place}`
}

export function isUnread(state: PageState, channelId: string): boolean {
  const membership = myMembership(state, channelId)
  const total = state.entities.channels.messageCounts[channelId]?.total ?? 0
  return membership !== undefined && (membership.msg_count < total || membership.mention_count > 0)
}

/** Posts of a channel that its timeline shows, oldest first: with collapsed threads replies are not among them. */
export function postsOf(
  state: { readonly entities: Pick<PageState['entities'], 'posts'> },
  channelId: string,
): Post[] {
  const { posts, postsInChannel } = state.entities.posts
  const recent = postsInChannel[channelId]?.find((block) => block.recent)
  return (recent?.order ?? [])
    .map((id) => posts[id])
    .filter((post) => post !== undefined)
    .filter((post) => post.state !== 'DELETED' && (!post.root_id || post.type === 'system_ephemeral'))
    .reverse()
}
