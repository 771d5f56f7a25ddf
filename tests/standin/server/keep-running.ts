import type { PluginHost } from '../plugin-host/plugin-host.ts'

/** A plugin that crashes more often in an hour stays off. Source: Mattermost, server/public/plugin/health_check.go. */
const RESTARTS = 3
const HOUR = 3_600_000

/** Starts the plugin again whenever it crashed: Mattermost looks every 30 s, here it happens at once. */
export function keepRunning(host: PluginHost, say: (line: string) => void): void {
  let crashes: number[] = []
  host.on('crash', () => {
    crashes = [...crashes.filter((at) => Date.now() - at < HOUR), Date.now()]
    if (crashes.length > RESTARTS) return say('The plugin crashed too often and stays off.')
    say('The plugin crashed; it is started again.')
    host.start().catch((error: unknown) => say(`The plugin does not start: ${String(error)}`))
  })
}
