import type { Page, Person } from './host.ts'
import { makeRequest } from './request.ts'

const MOST_HITS = '50'

export type HostApi = ReturnType<typeof makeHostApi>

/** Calls of Mattermost's own REST API. Source: developers.mattermost.com/api-documentation, v4. */
export function makeHostApi(page: Page) {
  const request = makeRequest(page, '/api/v4')
  return {
    /** Unknown ids are left out of the answer. */
    people: (ids: readonly string[]) => request<readonly Person[]>('POST', '/users/ids', ids),
    /** Members of a channel whose names begin with a text; bots and deactivated people are left out. */
    async findMembers({ teamId, channelId, term }: MemberSearch): Promise<readonly Person[]> {
      const query = { in_team: teamId, in_channel: channelId, name: term, limit: MOST_HITS }
      const path = `/users/autocomplete?${new URLSearchParams(query).toString()}`
      const { users } = await request<{ readonly users: readonly Person[] }>('GET', path)
      return users.filter(({ is_bot, delete_at = 0 }) => is_bot !== true && delete_at === 0)
    },
  }
}

export interface MemberSearch {
  readonly teamId: string
  readonly channelId: string
  readonly term: string
}
