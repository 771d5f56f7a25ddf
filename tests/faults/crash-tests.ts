import { afterAll, expect, test } from '@jest/globals'
import { crashAt, faultsOf } from './crash.ts'
import { openCrashStage } from './crash-stage.ts'
import type { Gesture } from './gesture.ts'
import { tell, titleOf } from './story.ts'

/**
 * One test for each point at which the gesture can be killed: nothing is half-done after the restart, nothing is
 * there twice, and a repeat has the effect of one.
 *
 * @param ids Of the acceptance cases that it shows.
 * @param oneIn Of so many points one is tested, unless FAULTS=all.
 */
export async function testCrashes(ids: string, gesture: Gesture, oneIn: number): Promise<void> {
  const stage = await openCrashStage()
  afterAll(() => stage.leave())
  const story = await tell(stage, gesture)
  const step = process.env['FAULTS'] === 'all' ? 1 : oneIn
  const points = story.points.filter((_point, index) => index % step === 0)
  test.each(points.map((point) => [titleOf(point), point] as const))(
    `${ids} ${gesture.name} killed %s: all or nothing, each post once`,
    async (_title, point) => {
      expect(faultsOf(story, await crashAt(stage, gesture, point))).toEqual([])
    },
  )
}
