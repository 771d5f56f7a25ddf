import { percentile, timeEach } from './samples.ts'
import type { Stage } from './stage.ts'

const COUNT = 1000

/** Milliseconds of the smallest statement there is, the middle of many: what others are compared with. */
export async function selectOne({ pool, times }: Pick<Stage, 'pool' | 'times'>): Promise<number> {
  const select = () => pool.query({ name: 'one', text: 'select 1' })
  await timeEach(times(COUNT / 10), select)
  return percentile(await timeEach(times(COUNT), select), 50)
}
