import { setTimeout as delay } from 'node:timers/promises'
import type { PluginHost } from '../standin/plugin-host/plugin-host.ts'
import type { Figure } from './figures.ts'

const EVERY = 20

/**
 * Pings the plugin's event loop every 20 ms, and that of an idle process beside it. Both answers wait for this
 * process as well; what the idle one takes longer than usual is not the plugin's fault.
 */
export function watchStalls(plugin: PluginHost, idle: PluginHost): () => Promise<Figure> {
  const end = new AbortController()
  const watched = Promise.all([longestAnswer(plugin, end.signal), longestAnswer(idle, end.signal)])
  return async () => {
    end.abort()
    const [longest, beside] = await watched
    return {
      row: 'longest stall of the event loop, above an idle one',
      value: Math.max(0, longest - beside),
      unit: 'ms',
      budget: 100,
      note: `ping answered in ${longest.toFixed(0)} ms at worst, by the idle process in ${beside.toFixed(0)}`,
    }
  }
}

async function longestAnswer({ plugin }: PluginHost, end: AbortSignal): Promise<number> {
  let longest = 0
  while (!end.aborted) {
    const begin = performance.now()
    await plugin.ping()
    longest = Math.max(longest, performance.now() - begin)
    await delay(EVERY)
  }
  return longest
}
