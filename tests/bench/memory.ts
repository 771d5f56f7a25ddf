import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Figure } from './figures.ts'
import type { Stage } from './stage.ts'

/** Milliseconds in which start-up garbage is collected and pages settle. */
const SETTLING = 5000

/** Resident memory of the plugin's process in MB. Source: proc(5), /proc/pid/status. */
function residentMemory({ mattermost }: Stage): number {
  const status = readFileSync(`/proc/${mattermost.host.plugin.process.pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}

export async function measureIdleMemory(stage: Stage): Promise<Figure> {
  await delay(stage.times(SETTLING))
  return { row: 'resident memory, idle', value: residentMemory(stage), unit: 'MB', budget: 110 }
}

export function measureMemoryAfter(stage: Stage): Figure {
  return { row: 'resident memory, after the bench', value: residentMemory(stage), unit: 'MB', budget: 200 }
}
