import { expect, test } from '@jest/globals'

import { DEFAULT_SETTINGS } from '../domain/settings.ts'
import type { Expiring } from './ports/retention.ts'
import { makeRetention } from './retention.ts'

const nothing = () => undefined
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing }

/** A day with so many rows of one kind to remove. */
function aDay(rows: Partial<Record<Expiring, number>>, { isDone = false } = {}) {
  const left = { ...rows }
  const steps: string[] = []
  const removeExpired = makeRetention({
    retention: {
      claim: () => Promise.resolve(!isDone),
      remove: (what, _before, limit) => {
        const removed = Math.min(left[what] ?? 0, limit)
        left[what] = (left[what] ?? 0) - removed
        if (removed > 0) steps.push(`${what} ${removed}`)
        return Promise.resolve(removed)
      },
    },
    settings: {
      find: () =>
        Promise.resolve({
          settings: DEFAULT_SETTINGS,
          facts: {
            isActive: false,
            isBot: false,
            isGuest: false,
            isInTeam: false,
            isTeamLive: false,
            isTeamEnabled: false,
            isServerGuest: false,
          },
        }),
    },
    clock: { now: () => new Date(1_800_000_000_000), wait: () => Promise.resolve(void steps.push('pause')) },
    log,
  })
  return { removeExpired, steps }
}

test('rows go a thousand at a time, with a pause between', async () => {
  const { removeExpired, steps } = aDay({ audit_records: 2_500, idempotency_keys: 3 })
  await removeExpired()
  expect(steps).toEqual([
    'idempotency_keys 3',
    'audit_records 1000',
    'pause',
    'audit_records 1000',
    'pause',
    'audit_records 500',
  ])
})

test('a node that finds it done does nothing', async () => {
  const { removeExpired, steps } = aDay({ audit_records: 1 }, { isDone: true })
  await removeExpired()
  expect(steps).toEqual([])
})
