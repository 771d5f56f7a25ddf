import { fileURLToPath } from 'node:url'
import { PluginHost } from '../standin/plugin-host/plugin-host.ts'
import type { Figure } from './figures.ts'
import { percentile, timeEach } from './samples.ts'
import type { Stage } from './stage.ts'

const COUNT = 3000
const WARM_UP = 500
const echo = fileURLToPath(new URL('./echo-plugin.ts', import.meta.url))

/** A plugin process beside ours that does nothing unless asked. */
export async function startEcho(): Promise<PluginHost> {
  const host = new PluginHost({ path: echo, api: {} })
  await host.start()
  return host
}

/** A request that our door turns away at once: no person, so status 401. */
export async function turnAway({ mattermost }: Stage): Promise<void> {
  const { status } = await mattermost.host.ask({ method: 'GET', url: '/api/v0/openapi.json' })
  if (status !== 401) throw new Error(`A request without a person was answered ${status}.`)
}

/** The way in, there and back: through our whole door, and through the protocol alone. */
export async function measureWayIn(stage: Stage, probe: PluginHost): Promise<Figure[]> {
  const ask = () => probe.ask({ method: 'GET', url: '/' })
  const [warmUp, count] = [stage.times(WARM_UP), stage.times(COUNT)]
  await timeEach(warmUp, () => turnAway(stage))
  await timeEach(warmUp, ask)
  const door = await timeEach(count, () => turnAway(stage))
  const protocol = await timeEach(count, ask)
  const roundTrips = await timeEach(count, () => probe.plugin.ping())
  const [ping, bare] = [percentile(door, 50), percentile(protocol, 50)]
  const roundTrip = percentile(roundTrips, 50)
  const baseline = { name: 'round trip', value: roundTrip }
  const note = 'turned away without a person (401): the cheapest route there is'
  return [
    { row: 'way in, one caller: p50', value: ping, unit: 'ms', budget: 1, baseline, note },
    { row: 'way in, one caller: p99', value: percentile(door, 99), unit: 'ms', budget: 5 },
    { row: 'one round trip of the protocol (Control.Ping): p50', value: roundTrip, unit: 'ms' },
    { row: 'protocol alone (a plugin that says ok): p50', value: bare, unit: 'ms', baseline },
    { row: 'protocol alone (a plugin that says ok): p99', value: percentile(protocol, 99), unit: 'ms' },
  ]
}
