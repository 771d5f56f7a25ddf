import { expect, test } from '@jest/globals'

import { notFound } from '../domain/errors.ts'
import { makeCountUiAction } from './ui-actions.ts'

const ann = { userId: 'ann', requestId: 'r1', door: 'rest', ipAddress: '' } as const

function counting(mustViewIncident: () => Promise<void>) {
  const counted: string[] = []
  const uiActions = { count: (action: string) => void counted.push(action) }
  return { counted, countUiAction: makeCountUiAction({ mustViewIncident, uiActions }) }
}

test('known names are counted as they are, unknown ones as other', async () => {
  const { counted, countUiAction } = counting(() => Promise.resolve())
  for (const name of ['open_overview', 'rm_rf', 'constructor']) await countUiAction(ann, 'incident', name)
  expect(counted).toEqual(['open_overview', 'other', 'other'])
})

test('what is done with an incident that one may not see is not counted', async () => {
  const { counted, countUiAction } = counting(() => Promise.reject(notFound()))
  await expect(countUiAction(ann, 'incident', 'open_overview')).rejects.toThrow('Not found.')
  expect(counted).toEqual([])
})
