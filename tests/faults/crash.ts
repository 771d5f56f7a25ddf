import { isDeepStrictEqual } from 'node:util'
import { becomesTrue } from '../plugin-process/product.ts'
import type { CrashStage } from './crash-stage.ts'
import { newName, type Act, type Gesture } from './gesture.ts'
import { takePicture, type Picture } from './picture.ts'
import type { CallPoint, CommitPoint, Point, Story } from './story.ts'

const PATIENCE_MS = 15_000

/** What became of it after the restart, and after the person has tried once more. */
export interface Outcome {
  readonly isAnsweredWell: boolean
  readonly restarted: Picture
  readonly repeated: Picture
}

/** Kills the process at that point of the gesture, starts it again, and lets the person repeat. */
export async function crashAt(stage: CrashStage, gesture: Gesture, point: Point): Promise<Outcome> {
  await stage.keepRunning()
  const name = newName()
  const act = await gesture.prepare(stage, name)
  try {
    const answer = await (point.at === 'call'
      ? killAtCall(stage, act, point)
      : killAtCommit(stage, act, point))
    await stage.keepRunning()
    await stage.gate.open()
    await stage.settled()
    const restarted = await takePicture(stage, name)
    await act()
    await stage.settled()
    return { isAnsweredWell: answer.status < 400, restarted, repeated: await takePicture(stage, name) }
  } finally {
    stage.mattermost.host.faults.forget()
    await stage.gate.open()
  }
}

async function killAtCall(
  { mattermost: { host }, gate }: CrashStage,
  act: Act,
  { call, passing, fate }: CallPoint,
): ReturnType<Act> {
  host.faults.plan(call, { kind: fate === 'before' ? 'kill_before' : 'kill_after' }, passing)
  const answer = act()
  await becomesTrue(`${call} is called`, PATIENCE_MS, () => !host.faults.arePlanned)
  await host.kill()
  await gate.deserted()
  return answer
}

async function killAtCommit(
  { mattermost: { host }, gate }: CrashStage,
  act: Act,
  { passing, fate }: CommitPoint,
): ReturnType<Act> {
  await gate.closeAfter(passing)
  const answer = act()
  await gate.stopped()
  await host.kill()
  if (fate === 'lost') await gate.lose()
  if (fate === 'kept') await gate.open()
  if (fate !== 'late') await gate.deserted()
  return answer
}

/** What is wrong with an outcome; empty when all is well. */
export function faultsOf(story: Story, { isAnsweredWell, restarted, repeated }: Outcome): string[] {
  const isAs = (picture: Picture) => isDeepStrictEqual(restarted, picture)
  return [
    ...(isAs(story.before) || isAs(story.after) ? [] : [`half-done: ${JSON.stringify(restarted)}`]),
    ...(isAnsweredWell && !isAs(story.after) ? ['answered as done, and it is not'] : []),
    ...(isDeepStrictEqual(repeated, story.after) ? [] : [`wrong when repeated: ${JSON.stringify(repeated)}`]),
  ]
}
