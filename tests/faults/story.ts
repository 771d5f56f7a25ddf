import type { ApiName } from '../standin/plugin-host/api-table.ts'
import type { CrashStage } from './crash-stage.ts'
import { newName, type Gesture } from './gesture.ts'
import { takePicture, type Picture } from './picture.ts'

/**
 * Where the process is killed. At a call of the host's: before it happens, or when it happened and is not answered.
 * At a commit, while it waits in the database: it is lost with the process; it goes through although nobody waits
 * for it any more; or it goes through only when the plugin runs again.
 */
export type Point = CallPoint | CommitPoint

export interface CallPoint {
  readonly at: 'call'
  readonly call: ApiName
  /** Calls of that name that go well before. */
  readonly passing: number
  readonly fate: 'before' | 'after'
}

export interface CommitPoint {
  readonly at: 'commit'
  readonly wrote: string
  /** Commits that go well before. */
  readonly passing: number
  readonly fate: 'lost' | 'kept' | 'late'
}

/** A gesture, every point of it, and how things stand before and after when nothing goes wrong. */
export interface Story {
  readonly gesture: Gesture
  readonly points: readonly Point[]
  readonly before: Picture
  readonly after: Picture
}

/** Lets the gesture happen and notes what it asks of the host and what it commits. */
export async function tell(stage: CrashStage, gesture: Gesture): Promise<Story> {
  const name = newName()
  const act = await gesture.prepare(stage, name)
  const before = await takePicture(stage, name)
  const calls = stage.mattermost.host.faults.watch()
  const commits = await stage.gate.watch()
  const { status } = await act()
  if (status >= 400) throw new Error(`${gesture.name} was refused: ${status}.`)
  await stage.settled()
  const after = await takePicture(stage, name)
  return { gesture, before, after, points: [...pointsOfCalls(calls), ...pointsOfCommits(await commits())] }
}

function pointsOfCalls(calls: readonly ApiName[]): CallPoint[] {
  const spoken = calls.filter((call) => !call.startsWith('Log'))
  return spoken.flatMap((call, index) => {
    const passing = spoken.slice(0, index).filter((other) => other === call).length
    return (['before', 'after'] as const).map((fate) => ({ at: 'call', call, passing, fate }) as const)
  })
}

const pointsOfCommits = (commits: readonly string[]): CommitPoint[] =>
  commits.flatMap((wrote, passing) =>
    (['lost', 'kept', 'late'] as const).map((fate) => ({ at: 'commit', wrote, passing, fate }) as const),
  )

/** For the names of tests. */
export function titleOf(point: Point): string {
  const number = point.passing + 1
  return point.at === 'call'
    ? `${point.fate} ${point.call} (${number})`
    : `at commit ${number}, which is ${point.fate} (${point.wrote})`
}
