import type { UiActionCounter } from './usecases/ports/process.ts'

/** Counters for the operator, of this process and since it started; nothing leaves the server. */
export type Metrics = Readonly<{
  uiActions: UiActionCounter
  /** How often each was counted. */
  uiActionTotals(): Readonly<Record<string, number>>
}>

export function makeMetrics(): Metrics {
  const totals = new Map<string, number>()
  return {
    uiActions: { count: (action) => void totals.set(action, (totals.get(action) ?? 0) + 1) },
    uiActionTotals: () => Object.fromEntries(totals),
  }
}
