import type { ChannelCategory } from '@mattermost/types/channel_categories'
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

export const categoriesOfTeam = (state: PageState, teamId: string): ChannelCategory[] =>
  (state.entities.channelCategories.orderByTeam[teamId] ?? [])
    .map((id) => state.entities.channelCategories.byId[id])
    .filter((category) => category !== undefined)

export interface ListedCategory {
  readonly category: ChannelCategory
  readonly channels: readonly Channel[]
}

/** The channel list: each category with its channels. What stands in none belongs to the channels, or direct ones. */
export function channelList(state: PageState, teamId: string): ListedCategory[] {
  const categories = categoriesOfTeam(state, teamId)
  const placed = new Set(categories.flatMap(({ channel_ids }) => channel_ids))
  const mine = myChannels(state, teamId)
  return categories.map((category) => {
    const isHome = ({ type }: Channel) => category.type === (type === 'D' ? 'direct_messages' : 'channels')
    const isIn = (channel: Channel) =>
      placed.has(channel.id) ? category.channel_ids.includes(channel.id) : isHome(channel)
    return { category, channels: mine.filter(isIn) }
  })
}

/** This person's channels of the team and direct ones, by title; of the archived ones the one on the screen. */
const myChannels = (state: PageState, teamId: string): Channel[] =>
  Object.values(state.entities.channels.channels)
    .filter(({ team_id, id }) => (team_id === teamId || team_id === '') && myMembership(state, id))
    .filter(({ delete_at, id }) => !delete_at || id === state.entities.channels.currentChannelId)
    .sort((one, other) => channelTitle(state, one).localeCompare(channelTitle(state, other)))

export const isFavorite = (state: PageState, { id, team_id }: Channel): boolean =>
  categoriesOfTeam(state, team_id || (currentTeam(state)?.id ?? '')).some(
    ({ type, channel_ids }) => type === 'favorites' && channel_ids.includes(id),
  )

export const isMuted = (state: PageState, channelId: string): boolean =>
  myMembership(state, channelId)?.notify_props.mark_unread === 'mention'

export const isSystemAdmin = (state: PageState): boolean =>
  userOf(state, currentUserId(state))?.roles.split(' ').includes('system_admin') ?? false

export const isGuest = (state: PageState): boolean =>
  userOf(state, currentUserId(state))?.roles.split(' ').includes('system_guest') ?? false

/** Who runs the team may do what its members may not: restore and convert channels, delete others' messages. */
export const runsTeam = (state: PageState): boolean =>
  isSystemAdmin(state) ||
  (state.entities.teams.myMembers[currentTeam(state)?.id ?? '']?.scheme_admin ?? false)

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
  const total = state.entities.channels.messageCounts[channelId]?.root ?? 0
  if (!membership) return false
  return membership.mention_count > 0 || (!isMuted(state, channelId) && membership.msg_count_root < total)
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
    .filter((post) => !post.root_id || post.type === 'system_ephemeral')
    .reverse()
}

/** A message and its answers, oldest first. */
export function threadOf(
  state: { readonly entities: Pick<PageState['entities'], 'posts'> },
  rootId: string,
): Post[] {
  const { posts, postsInThread } = state.entities.posts
  const answers = (postsInThread[rootId] ?? []).map((id) => posts[id]).filter((post) => post !== undefined)
  const root = posts[rootId]
  return [...(root ? [root] : []), ...answers.sort((one, other) => one.create_at - other.create_at)]
}

export const isDeleted = (post: Post): boolean => post.state === 'DELETED'
