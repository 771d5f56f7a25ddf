import { currentTeam, currentTeamId, type HostState, type Page, type Store } from './host.ts'
import type { HostApi } from './host-api.ts'
import type { Panel } from './panel.ts'
import { rhs } from './state/rhs.ts'

interface NavigationDeps {
  readonly page: Page
  readonly store: Store
  readonly hostApi: Pick<HostApi, 'team' | 'channel'>
  readonly panel: Panel
}

export type Navigation = ReturnType<typeof makeNavigation>

/** Moves the person about as clicks on the host's own links would. */
export function makeNavigation({ page, store, hostApi, panel }: NavigationDeps) {
  const follow = (path: string) => {
    page.WebappUtils.browserHistory.push(path)
    panel.makeWay()
  }

  /** Our event may come before the host's own: what the page has not loaded yet is asked for. */
  const teamName = async (teamId: string): Promise<string> =>
    (store.getState().entities.teams.teams[teamId] ?? (await hostApi.team(teamId))).name

  const searches = new Map<string, string>()

  return {
    /** What was chosen on a page, so that ways back to it lead to the same. */
    remember: (path: string, search: string) => void searches.set(path, search),
    /** A page as it was left. */
    asLeft: (path: string): string => `${path}${searches.get(path) ?? ''}`,
    /** @param path Below the site's sub-path. */
    goTo: follow,
    /** Back to the channel last visited in this team. */
    goToLastChannel: () => follow(lastChannelPath(store.getState())),
    /** @throws {RequestError} when the host does not know the channel. */
    async goToChannel(teamId: string, channelId: string): Promise<void> {
      const channel =
        store.getState().entities.channels.channels[channelId] ?? (await hostApi.channel(channelId))
      follow(`/${await teamName(teamId)}/channels/${channel.name}`)
      // Also for the channel on screen: whoever goes to an incident's channel sees the incident.
      store.dispatch(rhs.actions.chosen(undefined))
    },
    /** Opens a post in its channel, as a permanent link does. */
    async goToPost(teamId: string, postId: string): Promise<void> {
      follow(`/${await teamName(teamId)}/pl/${postId}`)
    },
    /** Opens the direct messages with a person. */
    async goToPerson(teamId: string, username: string): Promise<void> {
      follow(`/${await teamName(teamId)}/messages/@${username}`)
    },
  }
}

/** The host sends whoever comes without a channel's name to the one they saw last. */
export function lastChannelPath(state: HostState): string {
  const { currentChannelId, channels } = state.entities.channels
  const team = `/${currentTeam(state)?.name ?? ''}`
  const channel = channels[currentChannelId]
  const isHere = channel && (channel.team_id === '' || channel.team_id === currentTeamId(state))
  return isHere ? `${team}/channels/${channel.name}` : team
}
