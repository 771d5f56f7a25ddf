import type { Figure } from './figures.ts'
import { openShared } from './hands.ts'
import { setStage, type Stage, type StageOptions } from './stage.ts'
import { watchStatements, type SeenStatement } from './statement-watch.ts'

type Gesture = Readonly<{ name: string; method: string; path: string; bodyAt: (index: number) => unknown }>

/** Counts what changes send to the database, in a run of its own: the watch would slow the others down. */
export async function measureStatements(
  options: StageOptions,
  { times }: { times: number },
): Promise<Figure[]> {
  const watch: { current?: Awaited<ReturnType<typeof watchStatements>> } = {}
  const stage = await setStage({
    ...options,
    between: async (url) => {
      watch.current = await watchStatements(url)
      return watch.current.url
    },
  })
  const figures: Figure[] = []
  for (const gesture of await gesturesOn(stage)) {
    const seen = watch.current?.seen ?? []
    const begin = seen.length
    for (let index = 0; index < times; index += 1) {
      await stage.request(stage.people[0] ?? '', gesture.method, gesture.path, gesture.bodyAt(index))
    }
    figures.push(...figuresOf(gesture.name, seen.slice(begin)))
  }
  await stage.leave()
  watch.current?.close()
  return figures
}

async function gesturesOn(stage: Stage): Promise<Gesture[]> {
  const { id, taskIds, people } = await openShared(stage, { people: 2, tasks: 1 })
  const task = `/incidents/${id}/tasks/${taskIds[0] ?? ''}`
  const [ann = '', bob = ''] = people
  const inTurn = (index: number, one: string, other: string) => (index % 2 === 0 ? one : other)
  return [
    {
      name: 'tick',
      method: 'PUT',
      path: `${task}/state`,
      bodyAt: (index) => ({ new_state: inTurn(index, 'closed', '') }),
    },
    {
      name: 'assign',
      method: 'PUT',
      path: `${task}/assignee`,
      bodyAt: (index) => ({ assignee_id: inTurn(index, bob, ann) }),
    },
    {
      name: 'hand over',
      method: 'POST',
      path: `/incidents/${id}/commander`,
      bodyAt: (index) => ({ commander_id: inTurn(index, bob, ann) }),
    },
    {
      name: 'describe',
      method: 'PATCH',
      path: `/incidents/${id}`,
      bodyAt: (index) => ({ description: `Number ${index}` }),
    },
  ]
}

function figuresOf(name: string, seen: readonly SeenStatement[]): Figure[] {
  const changes = transactions(seen).filter((texts) => texts.some(isVersionStep))
  return [
    {
      row: `${name}: statements of the change, begin and commit counted`,
      value: changes.flat().length / changes.length,
      unit: 'statements',
      budget: 5,
      note: `${(seen.length / changes.length).toFixed(1)} in all, with delivery, sweeps and job queues`,
    },
  ]
}

/** The one writing statement of a change: postgres/incident-change.ts. */
const isVersionStep = (text: string): boolean => /^\s*with target as/i.test(text)

/** What was sent between begin and commit, connection by connection; a text with several statements is split. */
export function transactions(seen: readonly SeenStatement[]): string[][] {
  const open = new Map<number, string[]>()
  const done: string[][] = []
  for (const { connection, text } of seen) {
    for (const part of text.split(';').filter((one) => one.trim() !== '')) {
      if (/^\s*begin/i.test(part)) open.set(connection, [])
      open.get(connection)?.push(part)
      if (!/^\s*(commit|rollback)/i.test(part)) continue
      done.push(open.get(connection) ?? [])
      open.delete(connection)
    }
  }
  return done
}
