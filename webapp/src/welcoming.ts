import type { Api } from './api.ts'

/** Lets the server show the person the welcome of a channel that they enter, once for each channel. */
export function makeWelcome(api: Pick<Api, 'viewWelcome'>) {
  const asked = new Set<string>()
  return async (incidentId: string, channelId: string): Promise<void> => {
    if (asked.has(channelId)) return
    asked.add(channelId)
    // One that could not be shown is asked for when the channel is entered again.
    const isSeen = await api.viewWelcome(incidentId, channelId).catch(() => false)
    if (!isSeen) asked.delete(channelId)
  }
}
