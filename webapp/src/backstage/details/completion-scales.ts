import { scaleLinear, scalePoint } from '@visx/scale'

import type { Plot } from '../../ui/graph/axes.tsx'
import { tickDurations, type Completion } from './completions.ts'

/** A done task, and where its dot stands: pixels from the upper left corner. */
export interface Dot {
  readonly completion: Completion
  readonly x: number
  readonly y: number
}

export type CompletionScales = ReturnType<typeof scalesOf>

const LEAST_HEIGHT = 400
const ROW_HEIGHT = 40

/** Pixels that a duration below the axis needs. */
const ROOM = 88

const MINUTE = 60_000

/** @param lasted Milliseconds from the start to the end, or to now; tasks may be done later. */
export function scalesOf(completions: readonly Completion[], lasted: number, width: number) {
  const height = Math.max(LEAST_HEIGHT, completions.length * ROW_HEIGHT)
  const plot: Plot = { width, height, top: 0, right: 24, bottom: 28, left: 208 }
  const rows = completions.flatMap(({ taskId, checklistId }, index) =>
    checklistId === completions[index - 1]?.checklistId ? [taskId] : [headingKey(checklistId), taskId],
  )
  const end = Math.max(MINUTE, lasted, ...completions.map(({ sinceStart = 0 }) => sinceStart))
  const across = scaleLinear<number>({ domain: [0, end], range: [plot.left, plot.width - plot.right] })
  const down = scalePoint<string>({
    domain: rows,
    range: [plot.top, plot.height - plot.bottom],
    padding: 0.5,
  })
  const dots: Dot[] = completions.flatMap((completion) =>
    completion.sinceStart === undefined
      ? []
      : [{ completion, x: across(completion.sinceStart), y: down(completion.taskId) ?? 0 }],
  )
  const headings = completions
    .filter(({ checklistId }, index) => checklistId !== completions[index - 1]?.checklistId)
    .map(({ checklistId, checklist }) => ({
      key: checklistId,
      text: checklist,
      y: down(headingKey(checklistId)) ?? 0,
    }))
  const durations = tickDurations(end, Math.max(1, (plot.width - plot.left - plot.right) / ROOM))
  return { plot, across, down, dots, headings, durations, completions, rowHeight: down.step() }
}

const headingKey = (checklistId: string) => `checklist ${checklistId}`
