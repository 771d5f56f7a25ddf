import type { HostChannel, HostPost, HostTeam, Page, Person } from './host.ts'
import { makeRequest } from './request.ts'

/** So many people are found at once. */
export const MOST_HITS = 50

export type HostApi = ReturnType<typeof makeHostApi>

/** Calls of Mattermost's own REST API. Source: developers.mattermost.com/api-documentation, v4. */
export function makeHostApi(page: Page) {
  const ask = makeRequest(page, '/api/v4')
  const read = async <Body>(path: string) => (await ask<Body>('GET', path)).body
  return {
    /** Unknown ids are left out of the answer. */
    people: async (ids: readonly string[]) =>
      (await ask<readonly Person[]>('POST', '/users/ids', { body: ids })).body,
    /** People of a team or channel whose names begin with a text; bots and deactivated people are left out. */
    async findMembers({ teamId, channelId, term }: ChannelSearch): Promise<readonly Person[]> {
      const where = {
        ...(teamId === '' ? {} : { in_team: teamId }),
        ...(channelId === '' ? {} : { in_channel: channelId }),
      }
      const query = { ...where, name: term, limit: String(MOST_HITS) }
      const path = `/users/autocomplete?${new URLSearchParams(query).toString()}`
      const { users } = await read<{ readonly users: readonly Person[] }>(path)
      return users.filter(isActivePerson)
    },
    /** Teams whose names hold a text: for administrators all of the server. */
    findTeams: async (term: string): Promise<readonly FoundTeam[]> => {
      const body = { term, page: 0, per_page: MOST_HITS }
      return (await ask<{ readonly teams: readonly FoundTeam[] }>('POST', '/teams/search', { body })).body
        .teams
    },
    /** Public ones and those the person is in, that are not archived. */
    async findChannels(teamId: string, term: string): Promise<readonly HostChannel[]> {
      const query = new URLSearchParams({ name: term }).toString()
      return read(`/teams/${encodeURIComponent(teamId)}/channels/autocomplete?${query}`)
    },
    /** What may follow a line that begins with a slash, as that channel's message box offers it. */
    async findCommands({ teamId, channelId, term }: ChannelSearch): Promise<readonly CommandHit[]> {
      const query = new URLSearchParams({ user_input: term, channel_id: channelId, root_id: '' }).toString()
      return read(`/teams/${encodeURIComponent(teamId)}/commands/autocomplete_suggestions?${query}`)
    },
    /** What my roles on the server, in a team and in a channel together allow. */
    async permissionsIn(teamId: string, channelId: string): Promise<readonly string[]> {
      const places = ['/users/me', `/teams/${teamId}/members/me`, `/channels/${channelId}/members/me`]
      const seats = await Promise.all(places.map((path) => read<{ readonly roles: string }>(path)))
      const body = [...new Set(seats.flatMap(({ roles }) => roles.split(' ')))].filter((role) => role !== '')
      const roles = await ask<readonly { readonly permissions: readonly string[] }[]>(
        'POST',
        '/roles/names',
        {
          body,
        },
      )
      return roles.body.flatMap(({ permissions }) => permissions)
    },
    team: (id: string) => read<HostTeam>(`/teams/${encodeURIComponent(id)}`),
    /** Every channel of the team that the person is in, and direct ones. */
    myChannels: (teamId: string) =>
      read<readonly FoundChannel[]>(`/users/me/teams/${encodeURIComponent(teamId)}/channels`),
    /** Who of these people is in the team now. */
    async inTeam(teamId: string, ids: readonly string[]): Promise<readonly string[]> {
      const path = `/teams/${encodeURIComponent(teamId)}/members/ids`
      const members = (await ask<readonly TeamMember[]>('POST', path, { body: ids })).body
      return members.filter(({ delete_at }) => delete_at === 0).map(({ user_id }) => user_id)
    },
    channel: (id: string) => read<HostChannel>(`/channels/${encodeURIComponent(id)}`),
    post: (id: string) => read<HostPost>(`/posts/${encodeURIComponent(id)}`),
    /** Lets a person into a channel, as far as the one who asks may do that. */
    join: (channelId: string, userId: string) =>
      ask('POST', `/channels/${encodeURIComponent(channelId)}/members`, { body: { user_id: userId } }),
  }
}

const isActivePerson = ({ is_bot, delete_at = 0 }: Person) => is_bot !== true && delete_at === 0

export interface FoundTeam extends HostTeam {
  readonly id: string
}

export interface FoundChannel extends HostChannel {
  readonly id: string
}

interface TeamMember {
  readonly user_id: string
  readonly delete_at: number
}

export interface ChannelSearch {
  /** `''` for everybody on the server. */
  readonly teamId: string
  /** `''` for everybody on the team. */
  readonly channelId: string
  readonly term: string
}

/** A line that the host would complete to, without its slash. */
export interface CommandHit {
  readonly Complete: string
  readonly Description: string
}
