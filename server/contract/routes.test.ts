import { expect, test } from '@jest/globals'

import { pathOf, routes } from './routes.ts'

test('parameters are encoded, so that none can leave its segment', () => {
  expect(pathOf(routes.taskState, { id: 'a/../b', task_id: 'x?y' })).toBe(
    '/incidents/a%2F..%2Fb/tasks/x%3Fy/state',
  )
})

test('a missing parameter is a mistake of the caller', () => {
  expect(() => pathOf(routes.incident)).toThrow('needs id')
})
