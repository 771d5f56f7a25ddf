import type { Figure } from './figures.ts'
import { addTasks } from './fill.ts'
import { setStage, type StageOptions } from './stage.ts'
import type { SeenStatement } from './statement-watch.ts'
import { watchStatements } from './statement-watch.ts'
import { tick } from './ticks.ts'

const TICKS = 40

/** Counts what one tick sends to the database, in a run of its own: the watch would slow the others down. */
export async function measureStatements(options: StageOptions): Promise<Figure[]> {
  const watch: { current?: Awaited<ReturnType<typeof watchStatements>> } = {}
  const stage = await setStage({
    ...options,
    between: async (url) => {
      watch.current = await watchStatements(url)
      return watch.current.url
    },
  })
  const { people, pool, startIncident } = stage
  const [ann = ''] = people
  const id = await startIncident(ann, 'Count me')
  const [taskId = ''] = await addTasks(pool, id, 1)
  const begin = watch.current?.seen.length ?? 0
  for (let index = 0; index < TICKS; index += 1) {
    await tick(stage, ann, id, taskId, index % 2 === 0 ? 'closed' : '')
  }
  await stage.leave()
  const seen = watch.current?.seen.slice(begin) ?? []
  watch.current?.close()
  const changes = transactions(seen).filter((texts) => texts.some((text) => /update\s+"?task/i.test(text)))
  const inChanges = changes.flat().length / changes.length
  return [
    {
      row: 'tick: statements of the change, begin and commit counted',
      value: inChanges,
      unit: 'statements',
      budget: 5,
    },
    {
      row: 'tick: all statements that it causes, delivery included',
      value: seen.length / TICKS,
      unit: 'statements',
      note: 'with the sweeps and the shutdown of that run',
    },
  ]
}

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
