import { expect, test } from '@jest/globals'

import { makeMetrics } from './metrics.ts'

test('each action is counted by itself', () => {
  const { uiActions, uiActionTotals } = makeMetrics()
  expect(uiActionTotals()).toEqual({})
  for (const action of ['open_sidebar', 'other', 'open_sidebar'] as const) uiActions.count(action)
  expect(uiActionTotals()).toEqual({ open_sidebar: 2, other: 1 })
})
