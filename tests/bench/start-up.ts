import type { Figure } from './figures.ts'
import { percentile } from './samples.ts'
import { turnAway } from './way-in.ts'
import type { Stage } from './stage.ts'

const STARTS = 8

/** From exec to the handshake line, and to the first answer, on a database that has our schema already. */
export async function measureStartUp(stage: Stage, what: string): Promise<Figure[]> {
  const { host } = stage.mattermost
  const [handshakes, answers]: [number[], number[]] = [[], []]
  const starts = stage.times(STARTS)
  for (let start = 0; start < starts; start += 1) {
    const begin = performance.now()
    await host.deactivate()
    const away = performance.now() - begin
    await host.start()
    await turnAway(stage)
    handshakes.push(host.plugin.times.handshake)
    answers.push(performance.now() - begin - away)
  }
  const note = `${starts} starts, worst ${Math.round(Math.max(...handshakes))} and ${Math.round(Math.max(...answers))} ms`
  return [
    {
      row: `start of the ${what}: exec to handshake, p50`,
      value: percentile(handshakes, 50),
      unit: 'ms',
      budget: 500,
      note,
    },
    {
      row: `start of the ${what}: exec to first answer, p50`,
      value: percentile(answers, 50),
      unit: 'ms',
      budget: 2000,
    },
  ]
}
