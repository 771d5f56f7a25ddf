import type { Checklist } from '../../../../server/contract/incident.ts'

/** A task in the order of the list, and when it was done. */
export interface Completion {
  readonly taskId: string
  readonly title: string
  readonly checklistId: string
  readonly checklist: string
  readonly assigneeId: string
  /** Milliseconds since 1970; `undefined` while it is not done. */
  readonly doneAt: number | undefined
  /** Milliseconds; `undefined` where there is none. */
  readonly sinceStart: number | undefined
  readonly sincePrevious: number | undefined
}

/** All tasks in list order, with the time from one completion to the next. */
export function completionsOf(checklists: readonly Checklist[], startedAt: number): readonly Completion[] {
  const rows = checklists.flatMap(({ id, title, items }) =>
    items.map((task) => ({
      taskId: task.id,
      title: task.title,
      checklistId: id,
      checklist: title,
      assigneeId: task.assignee_id,
      doneAt: task.state === 'closed' && task.state_modified > 0 ? task.state_modified : undefined,
    })),
  )
  const times = rows.flatMap(({ doneAt }) => doneAt ?? []).sort((one, other) => one - other)
  const gaps = new Map(gapsIn(rows, times))
  return rows.map((row) => ({
    ...row,
    sinceStart: row.doneAt === undefined ? undefined : row.doneAt - startedAt,
    sincePrevious: gaps.get(row.taskId),
  }))
}

/** Tasks done at one moment follow each other in list order. */
function gapsIn(
  rows: readonly Pick<Completion, 'taskId' | 'doneAt'>[],
  times: readonly number[],
): [string, number][] {
  const seen = new Map<number, number>()
  return rows.flatMap(({ taskId, doneAt }) => {
    if (doneAt === undefined) return []
    const place = times.indexOf(doneAt) + (seen.get(doneAt) ?? 0)
    seen.set(doneAt, (seen.get(doneAt) ?? 0) + 1)
    const before = times[place - 1]
    return before === undefined ? [] : [[taskId, doneAt - before]]
  })
}

const LONGEST_TITLE = 25

/** As much of a title as fits beside the graph; cut between characters, also of emoji. */
export function cutTitle(title: string): string {
  const characters = [...new Intl.Segmenter().segment(title)]
  if (characters.length <= LONGEST_TITLE) return title
  const kept = characters.slice(0, LONGEST_TITLE).map(({ segment }) => segment)
  return `${kept.join('')}…`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [1, 2, 5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat(
    [1, 2, 3, 6, 12].map((hours) => hours * HOUR),
    [1, 2, 7, 14, 28, 91, 182, 364, 3640].map((days) => days * DAY),
  )

/** Round durations from 0 to the end, at most so many of them. @param end Milliseconds. */
export function tickDurations(end: number, most: number): readonly number[] {
  const step = STEPS.find((candidate) => end / candidate <= most) ?? end
  const count = Math.floor(end / step)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}
