/** Milliseconds of single calls. */
export type Samples = readonly number[]

/** The sample that so many per cent do not exceed. */
export function percentile(samples: Samples, percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN
}

export async function time(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await run()
  return performance.now() - begin
}

/** One after another. */
export async function timeEach(count: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let index = 0; index < count; index += 1) samples.push(await time(() => run(index)))
  return samples
}

/** So many callers at once, each one after another. */
export async function timeTogether(
  callers: number,
  count: number,
  run: (caller: number, index: number) => Promise<unknown>,
): Promise<number[]> {
  const all = Array.from({ length: callers }, (_nothing, caller) =>
    timeEach(count, (index) => run(caller, index)),
  )
  return (await Promise.all(all)).flat()
}
