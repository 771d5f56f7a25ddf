import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname } from 'node:path'

/** One measured number. */
export interface Figure {
  readonly row: string
  readonly value: number
  readonly unit: 'ms' | 'MB' | '/s' | 'statements' | 'lost'
  readonly budget?: number
  /** Most; for rates least. */
  readonly isLeast?: boolean
  /** Measured in the same run, to compare between machines. */
  readonly baseline?: { readonly name: string; readonly value: number }
  /** Most that value : baseline may be. */
  readonly ratioBudget?: number
  readonly note?: string
}

export interface BenchRun {
  readonly latency: 'none' | 'measured'
  readonly figures: readonly Figure[]
}

export function printRun({ latency, figures }: BenchRun): void {
  console.log(`\nhost latency: ${latency}`)
  for (const figure of figures) console.log(lineOf(figure))
}

/** Writes everything as JSON. */
export function saveRuns(path: string, program: string, runs: readonly BenchRun[]): void {
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, memory: totalmem(), node: process.version }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(
    path,
    `${JSON.stringify({ at: new Date().toISOString(), program, machine, runs }, null, 2)}\n`,
  )
}

export function isWithin({ value, budget, isLeast = false, baseline, ratioBudget }: Figure): boolean {
  const isGood = budget === undefined || (isLeast ? value >= budget : value <= budget)
  return isGood && (ratioBudget === undefined || !baseline || value / baseline.value <= ratioBudget)
}

function lineOf(figure: Figure): string {
  const { row, value, unit, budget, isLeast, baseline, ratioBudget, note } = figure
  const parts = [
    isWithin(figure) ? '  ' : '! ',
    row.padEnd(54),
    `${rounded(value)} ${unit}`.padStart(16),
    (budget === undefined ? '' : `${isLeast ? '>=' : '<='} ${budget} ${unit}`).padStart(18),
  ]
  if (baseline) {
    const most = ratioBudget === undefined ? '' : ` (<= ${ratioBudget})`
    parts.push(`  ${rounded(value / baseline.value)} x ${baseline.name} ${rounded(baseline.value)}${most}`)
  }
  if (note) parts.push(`  ${note}`)
  return parts.join('')
}

function rounded(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)
}
