import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fuzzCases } from './fuzz-cases.ts'

test.each(Object.entries(fuzzCases))(
  'nonsense from the host ends a stream or the session, never the process: %s',
  async (_name, run) => {
    const tries = fc.asyncProperty(fc.integer(), async (seed) => {
      await expect(run(seed)).resolves.toBeUndefined()
    })
    await fc.assert(tries, { numRuns: 40 })
  },
  30_000,
)
