import type { Page, Store } from './host.ts'

/** Goes to a channel as a click on it in the sidebar would. */
export async function goToChannel(
  page: Page,
  store: Store,
  teamId: string,
  channelId: string,
): Promise<void> {
  const { teams, channels } = store.getState().entities
  const team = teams.teams[teamId] ?? (await fetchNamed(page, `/teams/${teamId}`))
  const channel = channels.channels[channelId] ?? (await fetchNamed(page, `/channels/${channelId}`))
  page.WebappUtils.browserHistory.push(`/${team.name}/channels/${channel.name}`)
}

/** Reads a team or a channel that the page has not loaded yet: our event may come before the host's own. */
async function fetchNamed(page: Page, path: string): Promise<{ readonly name: string }> {
  const answer = await page.fetch(`${page.basename ?? ''}/api/v4${path}`, { credentials: 'same-origin' })
  if (!answer.ok) throw new Error(`Mattermost answered ${answer.status} to ${path}.`)
  return (await answer.json()) as { name: string } // Mattermost's documented shape
}
